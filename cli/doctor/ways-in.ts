import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import type { Report } from '../../harness/report/report.ts';
import { strayVariables } from '../configuration/credential-variables.ts';
import type { SettledSettings } from '../configuration/settings.ts';
import type { Finding } from './finding.ts';

/** Variables that look like credentials, and are nobody's. */
export function strayFindings(settings: SettledSettings, environment: NodeJS.ProcessEnv): readonly Finding[] {
  return strayVariables(settings, environment).map(({ name, meant }) => ({
    about: 'environment',
    state: 'note',
    says: `${name} is set, and read by nobody`,
    ...(meant !== undefined && { help: `Did you mean ${meant} by ${name}?` }),
  }));
}

/** A way in that nobody needs a token for, told where nobody has one. Asks the target what it offers. */
export async function easierWayIn(
  { target, pace: { timeout } }: SettledSettings,
  { personas }: Pick<Report, 'personas'>,
  accounts: AccountsOf | undefined,
): Promise<readonly Finding[]> {
  const hasNobody = personas.every(({ control }) => control === 'none' || control === 'not-available');
  if (target.kind !== 'url' || target.auth.kind !== 'tokens' || !hasNobody) return [];
  const there = await accounts?.at?.(target.url, { timeout });
  // What cannot be told there is as usual, and may not be there at all.
  if (there === accounts || there?.provider === undefined) return [];
  return [
    {
      about: 'logins',
      state: 'note',
      says: `it has a test provider, "${there.provider}", which believes whoever says who they are`,
      help: 'Give --auth test-provider: everybody is then let in, without any token.',
    },
  ];
}
