import { type ApiName, apiNamed } from '../../apis/registry.ts';
import type { Contract } from '../../contract/contract.ts';
import type { UncoveredRequirement } from '../../harness/judge/coverage.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { noProfile } from '../../harness/model/profile.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import { parseRequirements, touches } from '../../specs/requirements.ts';
import { bundledText } from './documents.ts';

/** The profile of an API; where there is none, nothing is known but the document. */
export async function profileOf(api: ApiName | undefined): Promise<Profile> {
  return api ? apiNamed(api).profile() : noProfile;
}

/** How accounts are made on servers of an API that have a test provider; undefined where there are none. */
export async function accountsOf(api: ApiName | undefined): Promise<AccountsOf | undefined> {
  return api && apiNamed(api).accounts?.();
}

/**
 * The requirements of an API with the cells of a document that they touch; none where there is none. `ours` is what we
 * call a cell.
 */
export async function requirementsOf(
  api: ApiName | undefined,
  { cells }: Contract,
  ours: (cell: string) => string = (cell) => cell,
): Promise<UncoveredRequirement[]> {
  const text = api && (await bundledText(api, 'requirements.yaml'));
  if (text === undefined) return [];
  const { requirements } = parseRequirements(text);
  return requirements.map((requirement) => ({
    id: requirement.id,
    level: requirement.level,
    source: requirement.source,
    heading: requirement.headings.join('; '),
    text: requirement.text,
    cells: cells.map(({ id }) => id).filter((id) => touches(requirement, ours(id))),
    notTested: requirement.notTested ?? null,
  }));
}
