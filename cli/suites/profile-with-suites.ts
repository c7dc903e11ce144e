import type { Profile } from '../../harness/model/profile.ts';
import type { SuiteFiles } from '../configuration/settings.ts';
import { profileOf, requirementsOf } from '../documents/apis.ts';
import type { Understood } from '../documents/documents.ts';
import { loadSuites } from './load-suites.ts';
import { withSuites } from './with-suites.ts';

/** What is known of an API besides its document: what comes with Assay, and the suites of the user. Throws a UserError. */
export async function profileWithSuites(
  files: SuiteFiles,
  { api, contract }: Pick<Understood, 'api' | 'contract'>,
): Promise<Profile> {
  const profile = await profileOf(api);
  const suites = (await loadSuites(files)).filter(
    ({ suite }) => suite.api === undefined || suite.api === api,
  );
  if (suites.length === 0) return profile;
  const known = (await requirementsOf(api, contract)).map(({ id }) => id);
  return withSuites(profile, suites, { contract, requirements: known });
}
