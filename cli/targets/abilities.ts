import type { Ability } from '../../harness/target.ts';
import { authKindOf } from '../auth/auth-kinds.ts';
import type { TargetSettings } from '../config/settings.ts';

/** What the targets can do that Assay starts itself. */
export const ownAbilities = {
  mock: ['force-responses'],
  reference: ['business-rules', 'inject-faults', 'receive-webhooks', 'open-sockets', 'reach-limits'],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;

/** What a target can do, before it is started or reached. */
export function abilitiesOf(target: TargetSettings): readonly Ability[] {
  if (target.kind !== 'url') return ownAbilities[target.kind];
  return [...authKindOf(target.auth).abilities, ...target.abilities];
}
