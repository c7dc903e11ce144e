import type { ReportedAccess, ReportedPersona } from './access.ts';
import type { ReportedCleanUp } from './clean-up.ts';
import type { Counts } from './counts.ts';
import type { Defect, ReportedCheck, ReportedExcerpt, Violation } from './defects.ts';
import type { ReportedFinding, ReportedIncoming, ReportedRequirement, ReportedSiblings } from './document.ts';
import type { ReportedExchange, ReportedScenario } from './evidence.ts';
import type { ReportedTerm } from './gate.ts';
import type { ReportedHistory } from './history.ts';
import type { ReportedKnownViolation } from './known-violations.ts';
import type { ReportedCell, ReportedOperation } from './ledger.ts';
import type { ReportedLoad } from './load.ts';
import type { ReportedOwnDocument } from './own-document.ts';
import type { ReportedRun } from './run.ts';
import type { ReportedSince } from './since.ts';
import type { ReportedTolerance } from './tolerance.ts';
import type { ReportedTraffic } from './traffic.ts';
import type { ReportedVersion } from './version.ts';

/**
 * The result of a run, as one plain document: it contains everything that any format shows, without further
 * computation. Its JSON Schema is `reports/report.schema.json`; a change of shape is a new version there.
 */
export interface Report {
  readonly schema: 'urn:assay-api:report:1';
  /** `partial`: no violation, but cells that could have been exercised were not. */
  readonly result: 'conformant' | 'violating' | 'partial' | 'inconclusive';
  /** Why, in one sentence. */
  readonly summary: string;
  readonly run: ReportedRun;
  readonly counts: Counts;
  readonly personas: readonly ReportedPersona[];
  /** Every operation that needs credentials with every persona: who must be allowed, and who was. */
  readonly access: readonly ReportedAccess[];
  /** In the order of the document. */
  readonly operations: readonly ReportedOperation[];
  /** The ledger, in the order of the document. */
  readonly cells: readonly ReportedCell[];
  readonly scenarios: readonly ReportedScenario[];
  readonly exchanges: readonly ReportedExchange[];
  /** MUST failures first, then advisories. */
  readonly violations: readonly Violation[];
  /** What the document says where violations name a schema; absent if none does, or if their lines are not known. */
  readonly excerpts?: readonly ReportedExcerpt[];
  /** All checks that violations can come from. */
  readonly checks: readonly ReportedCheck[];
  /** Violations with the same cause, grouped. */
  readonly defects: readonly Defect[];
  /** Every entry of the list of known violations, in its order; absent without a list. */
  readonly known?: readonly ReportedKnownViolation[];
  /** The terms of a gate, and whether they pass; absent without a gate. */
  readonly gate?: readonly ReportedTerm[];
  /** Defects of the document itself. */
  readonly findings: readonly ReportedFinding[];
  /** The recorded traffic that was judged; absent in reports on runs. */
  readonly traffic?: ReportedTraffic;
  /**
   * The webhooks and callbacks of the document, and their deliveries; absent if it has none. They make no cells: a
   * wrong delivery counts against the request that triggered it.
   */
  readonly incoming?: readonly ReportedIncoming[];
  /** Operations of a family that the target treats differently, for information; absent if there are none. */
  readonly siblings?: readonly ReportedSiblings[];
  readonly requirements: readonly ReportedRequirement[];
  readonly cleanUp: ReportedCleanUp;
  /** The detected version of the API, if the API has several and the target is not one of ours. */
  readonly era?: ReportedVersion;
  /**
   * What the target's own document says beyond ours; absent if it publishes none. Its cells are in the ledger, and `documentedIn`
   * says so.
   */
  readonly ownDocument?: ReportedOwnDocument;
  /** Deviations of the target that are tolerated; absent if there are none. */
  readonly tolerances?: readonly ReportedTolerance[];
  /** What is different from an earlier run; absent if there was none to compare with. */
  readonly since?: ReportedSince;
  /** Earlier runs; absent without --history. */
  readonly history?: ReportedHistory;
  /** What a load test has measured; absent without one. */
  readonly load?: ReportedLoad;
  /** The limits of this report. */
  readonly blindSpots: readonly string[];
}
