import type { Contract } from '../../contract/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import { isForeign, type Target } from '../../harness/model/target.ts';
import { makePlan, type Plan } from '../../harness/plan/plan.ts';
import { withProbes } from '../../harness/plan/with-probes.ts';
import { bindVersion } from '../../harness/versions/bind-version.ts';
import { type Detection, type DetectOptions, detect } from '../../harness/versions/detect-version.ts';
import { findOwnDocument } from '../discovery/find-own-document.ts';
import { type Understood, understandDocument } from '../documents/documents.ts';

/** A target whose version is known, and what is to be done with it. */
export interface PlannedTarget {
  /** With the contract of that version. */
  readonly understood: Understood;
  readonly plan: Plan;
  /** The id of a cell in our own document. */
  readonly ours: (cell: string) => string;
  /** How the version was told; undefined where there is only one, or the target is one of ours. */
  readonly detection: Detection | undefined;
  /** The contract without what only the target's own document has. */
  readonly documented: Contract;
  /** The URL of that document, if it is used. */
  readonly ownDocument: string | undefined;
}

export type VersionOptions = Omit<DetectOptions, 'schemes' | 'document'>;

/** Whether there are versions to tell apart. What is made from our document, or implements it, has nothing to find out. */
export function hasVersions(
  profile: Profile,
  target: Pick<Target, 'kind' | 'abilities'>,
): profile is Profile & Required<Pick<Profile, 'versions'>> {
  return profile.versions !== undefined && isForeign(target);
}

/** Finds out which version of the API a target has, and plans for that. */
export async function planForTarget(
  { understood, profile }: { readonly understood: Understood; readonly profile: Profile },
  target: Target,
  options: VersionOptions,
): Promise<PlannedTarget> {
  const { contract } = understood;
  const { abilities } = target;
  if (!hasVersions(profile, target)) {
    const made = makePlan(contract, profile, abilities);
    const plan = isForeign(target) ? withProbes(made) : made;
    return {
      understood,
      plan,
      ours: (cell) => cell,
      detection: undefined,
      documented: contract,
      ownDocument: undefined,
    };
  }
  const schemes = contract.operations.find(({ access }) => access.schemes.length > 0)?.access.schemes ?? [];
  const ours = await ownContract(understood);
  const given = ours === contract ? undefined : contract;
  const document = given?.written;
  const detection = await detect(profile.versions, target, { ...options, schemes, document });
  const own = given ? undefined : await findOwnDocument(target.url);
  const bound = bindVersion({ contract: ours, profile }, detection, { given, own });
  return {
    understood: { ...understood, contract: bound.contract },
    documented: bound.documented,
    ownDocument: bound.contract === bound.documented ? undefined : own?.contract.file,
    plan: withProbes(makePlan(bound.contract, bound.profile, abilities)),
    ours: bound.ours,
    detection,
  };
}

/** The contract that the stories of an API are written about, whatever document an instance is judged by. */
async function ownContract({ api, name, contract }: Understood): Promise<Contract> {
  if (api === undefined || name === api) return contract;
  return (await understandDocument({ api, document: api })).contract;
}
