import type { Capability } from '../../../harness/eras/capability.ts';
import { firstIn, firstThere, nowhere } from './probes.ts';

/** Since November 2025; from 2026-04-01 an invocation is a delivery of a webhook, with members of its own. */
export const invocations: Capability = {
  id: 'invocations',
  title: 'Invocations of add-ons',
  values: [
    { value: 'yes', words: 'at /invocations' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: { operations: /^\w+ \/invocations(\/|$)/, because: 'this version has no /invocations' },
      },
    },
  ],
  tell: async (probing) =>
    (await firstThere(probing, { yes: '/invocations' })) ?? nowhere(probing, ['/invocations']),
  inDocument: (document) => firstIn(document, { yes: 'GET /invocations' }) ?? 'none',
};
