import { explained } from '../harness/known-violations/explain.ts';
import { renderGate } from '../reports/gate.ts';
import type { ExitCode } from './exit-code.ts';
import { type GateFlags, readGate } from './gate.ts';
import { readKnownViolations } from './known-violations.ts';
import { readReport } from './read-report.ts';
import { exitCodeOf } from './result.ts';

/** As they were typed. */
export interface GateReportFlags extends GateFlags {
  readonly gate: string;
  readonly knownViolations?: string;
}

/** Judges a report that was written before by a gate, and says why it is refused. */
export async function gateReport(file: string, flags: GateReportFlags): Promise<ExitCode> {
  const judgeByGate = await readGate(flags);
  const { knownViolations: list } = flags;
  const report = await readReport(file);
  const known = list === undefined ? report : explained(report, await readKnownViolations(list));
  const judged = judgeByGate(known);
  process.stdout.write(renderGate(judged));
  return exitCodeOf(judged);
}
