import type { Contract } from '../../contract/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { loginHints } from '../authentication/login-hint.ts';
import type { Settings } from '../configuration/settings.ts';
import { mergeHints } from '../suites/merge-hints.ts';
import { operationHints } from './operation-hints.ts';

/** What is known of an API, with what was said about its operations and about the target. Throws a UserError. */
export function withConfiguredHints(
  profile: Profile,
  { target, operations }: Pick<Settings, 'target' | 'operations'>,
  contract: Contract,
): Profile {
  const own = operationHints(operations, contract);
  if (target.kind !== 'url') return { ...profile, hints: mergeHints(profile.hints, own) };
  const logins = loginHints(target.auth, contract, { environment: process.env, folder: target.folder });
  return { ...profile, csrf: target.csrf, hints: mergeHints(profile.hints, [...logins, ...own]) };
}
