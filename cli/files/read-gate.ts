import { judgeGate } from '../../harness/gate/judge-gate.ts';
import { parseGate } from '../../harness/gate/parse-gate.ts';
import type { Report } from '../../harness/report/report.ts';
import type { NamedReport } from '../../reports/comparison/compare.ts';

/** As they were typed. */
export interface GateFlags {
  readonly gate?: string | undefined;
  readonly baseline?: string;
}

/** Reads a gate; gives what judges a report by it, counted from an earlier report if there is one. Without both, nothing does. */
export function readGate(
  gate: string | undefined,
  since: NamedReport | undefined,
): (report: Report) => Report {
  if (gate === undefined && since === undefined) return (report) => report;
  const terms = gate === undefined ? [] : parseGate(gate);
  return (report) => ({ ...report, gate: judgeGate(terms, report, since) });
}
