import type { ReportedAccess, ReportedPersona } from './access.ts';
import type { ReportedCleanUp } from './clean-up.ts';
import type { Counts } from './counts.ts';
import type { Defect, ReportedCheck, Violation } from './defects.ts';
import type { ReportedFinding, ReportedIncoming, ReportedRequirement, ReportedSiblings } from './document.ts';
import type { ReportedExchange, ReportedScenario } from './evidence.ts';
import type { ReportedTerm } from './gate.ts';
import type { ReportedKnownViolation } from './known-violations.ts';
import type { ReportedCell, ReportedOperation } from './ledger.ts';
import type { ReportedRun } from './run.ts';
import type { ReportedTolerance } from './tolerance.ts';
import type { ReportedEra } from './version.ts';

/**
 * The result of a run, as one plain document: everything that any format shows is in it, and nothing has to be
 * computed to show it. Its JSON Schema is `reports/report.schema.json`; a change of shape is a new version there.
 */
export interface Report {
  readonly schema: 'https://assay.dev/report/1';
  /** `partial`: no violation, but cells that could have been exercised were not. */
  readonly result: 'conformant' | 'violating' | 'partial' | 'inconclusive';
  /** Why, in one sentence. */
  readonly summary: string;
  readonly run: ReportedRun;
  readonly counts: Counts;
  readonly personas: readonly ReportedPersona[];
  /** Every operation that needs credentials with every persona: who has to be let in, and who was. */
  readonly access: readonly ReportedAccess[];
  /** In the order of the document. */
  readonly operations: readonly ReportedOperation[];
  /** The ledger, in the order of the document. */
  readonly cells: readonly ReportedCell[];
  readonly scenarios: readonly ReportedScenario[];
  readonly exchanges: readonly ReportedExchange[];
  /** MUST failures first, then advisories. */
  readonly violations: readonly Violation[];
  /** Everything that violations can come from. */
  readonly checks: readonly ReportedCheck[];
  /** Violations with the same cause, together. */
  readonly defects: readonly Defect[];
  /** Every entry of the list of known violations, in its order; absent without a list. */
  readonly known?: readonly ReportedKnownViolation[];
  /** What a gate asked for, and whether it holds; absent without a gate. */
  readonly gate?: readonly ReportedTerm[];
  /** Defects of the document itself. */
  readonly findings: readonly ReportedFinding[];
  /**
   * What the document says that the server sends by itself, and how much of it came; absent where it says nothing. No cell
   * is made of it: what is wrong with a delivery is held against the request that brought it about.
   */
  readonly incoming?: readonly ReportedIncoming[];
  /** Operations of a family that the target treats differently, for information; absent where it treats all alike. */
  readonly siblings?: readonly ReportedSiblings[];
  readonly requirements: readonly ReportedRequirement[];
  readonly cleanUp: ReportedCleanUp;
  /** Which version of its API the target has, where the API has several and the target is not one of ours. */
  readonly era?: ReportedEra;
  /** What the target does otherwise than the document says and is not accused of; absent where there is nothing. */
  readonly tolerances?: readonly ReportedTolerance[];
  /** What this report cannot see. */
  readonly blindSpots: readonly string[];
}
