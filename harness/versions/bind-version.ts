import { type Contract, understand } from '../../contract/contract.ts';
import type { Capability, Change } from '../model/capability.ts';
import type { Profile } from '../model/profile.ts';
import { tolerancesOf } from '../model/tolerance.ts';
import type { ReportedVersion } from '../report/version.ts';
import type { Detection } from './detect-version.ts';
import { createDialect, inDialect } from './dialect.ts';
import { type OwnDocument, withOwnDocument } from './own-document/own-document.ts';
import { type Detected, type Resolved, valueIn } from './resolve-capabilities.ts';
import { eraDocument } from './version-document.ts';

/** A contract with what else is known about its API. */
export interface Bound {
  readonly contract: Contract;
  readonly profile: Profile;
}

/** The same for one version of the API. */
export interface BoundToEra extends Bound {
  /** Without what only the instance's own document has. */
  readonly documented: Contract;
  /** Our id of a cell of that contract. */
  readonly ours: (cell: string) => string;
}

/**
 * The contract that an instance has to keep, and our stories in its dialect. That is the one that was `given`, as it is;
 * otherwise ours, changed by the version and by what is tolerated of it, with what its `own` document says beyond that. Pure.
 */
export function bindVersion(
  { contract, profile }: Bound,
  { resolved, nearest }: Pick<Detected, 'resolved' | 'nearest'>,
  { given, own }: { readonly given?: Contract | undefined; readonly own?: OwnDocument | undefined },
): BoundToEra {
  const tolerances = tolerancesOf(profile.tolerances ?? [], nearest.id);
  const shapes = tolerances.filter((tolerance) => tolerance.kind === 'shape');
  const changes = [...shapes.map(({ document }) => ({ document })), ...resolved.flatMap(changeOf)];
  const documented = given ?? understood(contract, changes);
  const theirs = (own && withOwnDocument(documented, contract, own)) ?? documented;
  const dialect = createDialect(contract, theirs, changes);
  return {
    contract: theirs,
    documented,
    profile: inDialect({ ...profile, tolerances }, dialect),
    ours: dialect.ours,
  };
}

function understood({ file, text, written }: Contract, changes: readonly Change[]): Contract {
  return understand({ file, document: eraDocument(written, changes), text, findings: [] });
}

function changeOf({ capability, value }: Resolved): Change[] {
  const change = capability.values.find((each) => each.value === value)?.change;
  return change ? [change] : [];
}

/** What was found out, as the report shows it. */
export function reportedVersion({ resolved, nearest, told, agreeing, probes }: Detection): ReportedVersion {
  return {
    nearest: nearest.title,
    told,
    agreeing,
    capabilities: resolved.map(({ capability, value, how, because, probes: ids }) => {
      const there = valueIn(nearest, capability);
      return {
        id: capability.id,
        title: capability.title,
        value,
        words: wordsOf(capability, value),
        ...(value !== there && { insteadOf: wordsOf(capability, there) }),
        how,
        because,
        probes: ids,
      };
    }),
    probes,
  };
}

function wordsOf({ values }: Capability, value: string): string {
  return values.find((each) => each.value === value)?.words ?? value;
}
