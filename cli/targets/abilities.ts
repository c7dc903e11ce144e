import type { Ability } from '../../harness/target.ts';

/** What each kind of target can do, before one is started. */
export const abilitiesOf = {
  mock: ['force-responses'],
  reference: ['business-rules', 'inject-faults', 'receive-webhooks', 'open-sockets', 'reach-limits'],
  url: ['business-rules'],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;

/** What a target can do that is named as on the command line. */
export function abilitiesFor(named: string, auth: string): readonly Ability[] {
  if (named === 'mock' || named === 'reference') return abilitiesOf[named];
  return auth === 'mock' ? abilitiesOf.mock : abilitiesOf.url;
}
