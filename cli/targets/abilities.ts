import { type ApiName, apiNamed } from '../../apis/registry.ts';
import type { Ability } from '../../harness/model/target.ts';
import { authKindOf } from '../authentication/auth-kinds.ts';
import type { TargetSettings, UrlSettings } from '../configuration/settings.ts';

/** What a mock can do. */
export const mockAbilities: readonly Ability[] = ['force-responses'];

/** What a target can do, before it is started or reached. */
export function abilitiesOf(target: TargetSettings, api: ApiName | undefined): readonly Ability[] {
  if (target.kind === 'mock') return mockAbilities;
  if (target.kind === 'url') return abilitiesOfUrl(target);
  return (api && apiNamed(api).reference?.abilities) ?? [];
}

/** What an instance can do, as it is configured. */
export function abilitiesOfUrl({ auth, abilities, webhooks }: UrlSettings): readonly Ability[] {
  const usable = abilities.filter((ability) => webhooks !== undefined || ability !== 'retry-soon');
  return [...authKindOf(auth).abilities, ...usable, ...(webhooks ? (['receive-webhooks'] as const) : [])];
}
