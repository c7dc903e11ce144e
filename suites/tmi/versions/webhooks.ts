import type { Capability, CapabilityValue } from '../../../harness/model/capability.ts';
import { firstIn, firstThere, nowhere } from './probes.ts';

/** Where the subscriptions and the deliveries are, the documented place first. */
const places: Readonly<Record<string, { readonly subscriptions: string; readonly deliveries: string }>> = {
  webhooks: { subscriptions: '/webhooks', deliveries: '/webhooks/deliveries' },
  subscriptions: { subscriptions: '/webhooks/subscriptions', deliveries: '/webhooks/deliveries' },
  singular: { subscriptions: '/webhook/subscriptions', deliveries: '/webhook/deliveries' },
  admin: { subscriptions: '/admin/webhooks/subscriptions', deliveries: '/admin/webhooks/deliveries' },
};

/** Since November 2025; for administrators from 2026-03-26. */
export const webhooks: Capability = {
  id: 'webhooks',
  title: 'Webhooks',
  values: [
    { value: 'webhooks', words: 'at /webhooks' },
    elsewhere('subscriptions'),
    elsewhere('singular'),
    elsewhere('admin'),
    {
      value: 'none',
      words: 'not there',
      operated: true,
      change: { lacks: { operations: /^\w+ \/webhooks(\/|$)/, because: 'this version has no webhooks' } },
    },
  ],
  tell: async (probing) => {
    const targets = Object.entries(places).map(([value, { subscriptions }]) => [value, subscriptions]);
    return (
      (await firstThere(probing, Object.fromEntries(targets))) ??
      nowhere(
        probing,
        targets.map(([, target]) => target ?? ''),
      )
    );
  },
  inDocument: (document) => {
    const operations = Object.entries(places).map(([value, { subscriptions }]) => [
      value,
      `GET ${subscriptions}`,
    ]);
    return firstIn(document, Object.fromEntries(operations)) ?? 'none';
  },
};

function elsewhere(value: string): CapabilityValue {
  const { subscriptions, deliveries } = places[value] ?? { subscriptions: '', deliveries: '' };
  return {
    value,
    words: `at ${subscriptions}`,
    change: {
      key: (key) =>
        key.replace(/ \/webhooks(?=\/|$)(\/deliveries)?/, (_, isDelivery) =>
          isDelivery === undefined ? ` ${subscriptions}` : ` ${deliveries}`,
        ),
    },
  };
}
