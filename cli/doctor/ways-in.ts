import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import type { Report } from '../../harness/report/report.ts';
import { strayVariables } from '../configuration/credential-variables.ts';
import type { SettledSettings } from '../configuration/settings.ts';
import type { Finding } from './finding.ts';

/** Variables that resemble credential variables, but are not used. */
export function strayFindings(settings: SettledSettings, environment: NodeJS.ProcessEnv): readonly Finding[] {
  return strayVariables(settings, environment).map(({ name, meant }) => ({
    about: 'environment',
    state: 'note',
    says: `${name} is set, but not used`,
    ...(meant !== undefined && { help: `Did you mean ${meant} by ${name}?` }),
  }));
}

/** Suggests the test provider of the target if no persona has a token. Asks the target whether it has one. */
export async function easierWayIn(
  { target, pace: { timeout } }: SettledSettings,
  { personas }: Pick<Report, 'personas'>,
  accounts: AccountsOf | undefined,
): Promise<readonly Finding[]> {
  const hasNobody = personas.every(({ control }) => control === 'none' || control === 'not-available');
  if (target.kind !== 'url' || target.auth.kind !== 'tokens' || !hasNobody) return [];
  const there = await accounts?.at?.(target.url, { timeout });
  // If the target does not say that it has a test provider, it may have none.
  if (there === accounts || there?.provider === undefined) return [];
  return [
    {
      about: 'logins',
      state: 'note',
      says: `it has a test provider, "${there.provider}", which accepts any name`,
      help: 'Use --auth test-provider: every persona can then log in without a token.',
    },
  ];
}
