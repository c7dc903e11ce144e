import { explained } from '../../harness/known-violations/explain.ts';
import { renderGate } from '../../reports/parts/gate.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { type DemandFlags, resolveDemands } from '../configuration/resolve-demands.ts';
import type { ExitCode } from '../exit-code.ts';
import { expectSamePart } from '../files/read-baseline.ts';
import { type GateFlags, readGate } from '../files/read-gate.ts';
import { readKnownViolations } from '../files/read-known-violations.ts';
import { readReport } from '../files/read-report.ts';
import { exitCodeOf } from '../running/exit-code-of-report.ts';
import { print, tell } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface GateReportFlags extends DemandFlags, GateFlags {
  readonly config?: string;
}

/** Judges a report that was written before by a gate, and says why it is refused. */
export async function gateReport(file: string, flags: GateReportFlags): Promise<ExitCode> {
  const { gates: gate } = resolveDemands(flags, await loadConfig(flags.config));
  if (gate === undefined)
    throw new UserError('assay gate needs a gate; give --gate, such as --gate "new=0, cells>=95%"');
  const { knownViolations: list, baseline } = flags;
  const report = await readReport(file);
  const since = baseline === undefined ? undefined : { file: baseline, report: await readReport(baseline) };
  const note = expectSamePart([...(since ? [since] : []), { file, report }]);
  if (note !== undefined) tell(note);
  const judgeByGate = readGate(gate, since);
  const known = list === undefined ? report : explained(report, await readKnownViolations(list));
  const judged = judgeByGate(known);
  print(renderGate(judged));
  return exitCodeOf(judged);
}
