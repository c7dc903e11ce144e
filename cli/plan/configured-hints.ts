import type { Contract } from '../../contract/contract.ts';
import type { Hint, Profile } from '../../harness/model/profile.ts';
import { loginHints } from '../authentication/login-hint.ts';
import type { Settings } from '../configuration/settings.ts';
import { operationHints } from './operation-hints.ts';

/** What is known of an API, with what was said about its operations and about the target. Throws a UserError. */
export function withConfiguredHints(
  profile: Profile,
  { target, operations }: Pick<Settings, 'target' | 'operations'>,
  contract: Contract,
): Profile {
  const own = operationHints(operations, contract);
  if (target.kind !== 'url') return { ...profile, hints: together(profile.hints, own) };
  const logins = loginHints(target.auth, contract, { environment: process.env, folder: target.folder });
  return { ...profile, csrf: target.csrf, hints: together(profile.hints, [...logins, ...own]) };
}

/** Of two hints about one operation, the second one has the last word about its request. */
function together(one: readonly Hint[], other: readonly Hint[]): readonly Hint[] {
  return other.reduce((hints: readonly Hint[], hint) => {
    const before = hints.find(({ operation }) => operation === hint.operation);
    if (!before) return hints.concat(hint);
    const adapt: NonNullable<Hint['adapt']> = async (draft, story) => {
      const first = (await before.adapt?.(draft, story)) ?? draft;
      return (await hint.adapt?.(first, story)) ?? first;
    };
    return hints.map((each) => (each === before ? { ...before, adapt } : each));
  }, one);
}
