import type { Ability } from '../../harness/model/target.ts';
import { authKindOf } from '../authentication/auth-kinds.ts';
import type { TargetSettings } from '../configuration/settings.ts';

/** What the targets can do that Assay starts itself. */
export const ownAbilities = {
  mock: ['force-responses'],
  reference: [
    'business-rules',
    'inject-faults',
    'receive-webhooks',
    'retry-soon',
    'open-sockets',
    'reach-limits',
  ],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;

/** What a target can do, before it is started or reached. */
export function abilitiesOf(target: TargetSettings): readonly Ability[] {
  if (target.kind !== 'url') return ownAbilities[target.kind];
  const { auth, abilities, webhooks } = target;
  const usable = abilities.filter((ability) => webhooks !== undefined || ability !== 'retry-soon');
  return [...authKindOf(auth).abilities, ...usable, ...(webhooks ? (['receive-webhooks'] as const) : [])];
}
