import type { Contract } from '../../contract/contract.ts';
import type { UncoveredRequirement } from '../../harness/judge/coverage.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { noProfile } from '../../harness/model/profile.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import { parseRequirements, touches } from '../../specs/requirements.ts';
import { type BundledName, bundledText } from './documents.ts';

/** What is known of an API besides its document. Loaded on demand, so that one API does not pay for another. */
const profiles: Readonly<Record<BundledName, () => Promise<Profile>>> = {
  tmi: async () => (await import('../../suites/tmi/profile.ts')).tmi,
  mini: async () => (await import('../../suites/mini/profile.ts')).mini,
};

/** The profile of an API; where there is none, nothing is known but the document. */
export async function profileOf(api: BundledName | undefined): Promise<Profile> {
  return api ? profiles[api]() : noProfile;
}

/** The API that an instance has, told by its answer to GET /; undefined where it is none of ours. */
export async function recognised(root: unknown): Promise<BundledName | undefined> {
  const { isTmi } = await import('../../suites/tmi/is-tmi.ts');
  return isTmi(root) ? 'tmi' : undefined;
}

/** How accounts are made on servers of an API that have a test provider; undefined where there are none. */
export async function accountsOf(api: BundledName | undefined): Promise<AccountsOf | undefined> {
  return api === 'tmi' ? (await import('../../suites/tmi/accounts.ts')).accounts : undefined;
}

/**
 * The requirements of an API with the cells of a document that they touch; none where there is none. `ours` is what we
 * call a cell.
 */
export async function requirementsOf(
  api: BundledName | undefined,
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
