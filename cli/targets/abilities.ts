import type { Ability } from '../../harness/target.ts';

/** What each kind of target can do, before one is started. */
export const abilitiesOf = {
  mock: ['force-responses'],
  reference: ['business-rules', 'inject-faults', 'receive-webhooks', 'open-sockets', 'reach-limits'],
  url: ['business-rules'],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;
