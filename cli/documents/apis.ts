import { type ApiName, apiNamed } from '../../apis/registry.ts';
import type { Contract } from '../../contract/contract.ts';
import type { UncoveredRequirement } from '../../harness/judge/coverage.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { noProfile } from '../../harness/model/profile.ts';
import type { Requirement } from '../../harness/model/requirement.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import { parseRequirements, touching } from '../../specs/requirements.ts';
import { bundledText } from './documents.ts';

/** The profile of an API; where there is none, nothing is known but the document. */
export async function profileOf(api: ApiName | undefined): Promise<Profile> {
  return api ? apiNamed(api).profile() : noProfile;
}

/** How accounts are made on servers of an API that have a test provider; undefined where there are none. */
export async function accountsOf(api: ApiName | undefined): Promise<AccountsOf | undefined> {
  return api && apiNamed(api).accounts?.();
}

/** What requirements are asked for besides the name of the API. */
export interface RequirementsOptions {
  /** What we call a cell; the same if absent. */
  readonly ours?: ((cell: string) => string) | undefined;
  /** Requirements besides those of the file of the API. */
  readonly own?: readonly Requirement[] | undefined;
}

/** The requirements of an API with the cells of a document that they touch; none where there is none. */
export async function requirementsOf(
  api: ApiName | undefined,
  { cells }: Contract,
  { ours = (cell) => cell, own = [] }: RequirementsOptions = {},
): Promise<UncoveredRequirement[]> {
  const text = api && (await bundledText(api, 'requirements.yaml'));
  const bundled = text === undefined ? [] : parseRequirements(text).requirements;
  const all = [...bundled, ...own.map((requirement) => ({ headings: [], ...requirement }))];
  const known = cells.map(({ id }) => ({ id, our: ours(id) }));
  const touchedBy = (requirement: Pick<Requirement, 'cells'>): string[] => {
    const isTouched = touching(requirement);
    return known.filter(({ our }) => isTouched(our)).map(({ id }) => id);
  };
  return all.map((requirement) => ({
    id: requirement.id,
    level: requirement.level,
    source: requirement.source,
    heading: requirement.headings.join('; '),
    text: requirement.text,
    cells: touchedBy(requirement),
    notTested: requirement.notTested ?? null,
  }));
}
