import type { Capability } from '../../../harness/model/capability.ts';
import { firstIn, firstThere, nowhere } from './probes.ts';

/** Since November 2025. */
export const addons: Capability = {
  id: 'addons',
  title: 'Add-ons',
  values: [
    { value: 'yes', words: 'at /addons' },
    {
      value: 'none',
      words: 'not there',
      operated: true,
      change: { lacks: { operations: /^\w+ \/addons(\/|$)/, because: 'this version has no add-ons' } },
    },
  ],
  tell: async (probing) => (await firstThere(probing, { yes: '/addons' })) ?? nowhere(probing, ['/addons']),
  inDocument: (document) => firstIn(document, { yes: 'GET /addons' }) ?? 'none',
};
