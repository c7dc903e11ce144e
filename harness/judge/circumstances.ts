import type { Finding } from '../../contract/finding.ts';
import type { ToleranceName } from '../model/tolerance.ts';
import type { ReportedRun } from '../report/run.ts';
import type { ReportedTraffic } from '../report/traffic.ts';
import type { ReportedVersion } from '../report/version.ts';
import type { UncoveredRequirement } from './coverage.ts';
import type { WrittenPlaces } from './written-places.ts';

/** What a report says besides what happened. */
export interface Circumstances {
  readonly run: Omit<
    ReportedRun,
    'id' | 'startedAt' | 'seconds' | 'interrupted' | 'interruptedBy' | 'pace' | 'selection' | 'part'
  >;
  readonly findings: readonly Finding[];
  readonly requirements: readonly UncoveredRequirement[];
  /** The traffic that it is about; absent where requests of ours were judged. */
  readonly traffic?: ReportedTraffic;
  /** Which version of its API the target has, where that was found out. */
  readonly era?: ReportedVersion;
  /** The URL of the document that the target publishes of itself, if something of it was added to ours. */
  readonly ownDocument?: string;
  /** Where the text of the document has what the contract has elsewhere. */
  readonly places?: WrittenPlaces;
  /** By which the document asks for less than it would otherwise. */
  readonly lessAsked?: readonly ToleranceName[];
}
