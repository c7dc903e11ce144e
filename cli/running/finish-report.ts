import type { FinishedRun } from '../../harness/judge/judge.ts';
import type { LoadedConfig } from '../configuration/load-config.ts';
import { type DemandFlags, resolveDemands } from '../configuration/resolve-demands.ts';
import type { ExitCode } from '../exit-code.ts';
import { formatNamed } from '../files/format-named.ts';
import { readBaseline } from '../files/read-baseline.ts';
import { type GateFlags, readGate } from '../files/read-gate.ts';
import { readKnownViolations } from '../files/read-known-violations.ts';
import { remembered } from '../files/remember.ts';
import { nextStep, writeReport } from '../files/write-report.ts';
import { print } from '../terminal/print.ts';
import { exitCodeOf } from './exit-code-of-report.ts';
import { printedSummary } from './printed-summary.ts';
import { reportOn } from './run-and-judge.ts';

/** As they were typed. */
export interface ReportFlags extends DemandFlags, GateFlags {
  /** Folder of the report. */
  readonly out: string;
  readonly history?: string;
}

/**
 * Reads what is asked of a report on the whole of something, so that what cannot be used is said before anything is done. The
 * result judges what happened, writes the report, prints its summary, and gives the exit code.
 */
export async function reportFinisher(
  flags: ReportFlags,
  loaded: LoadedConfig,
): Promise<(finished: FinishedRun) => Promise<ExitCode>> {
  const { gates, knownViolations: list, formats } = resolveDemands(flags, loaded);
  const besides = formats.map(formatNamed);
  const baseline = await readBaseline(flags.baseline, undefined);
  const judgeByGate = readGate(gates, baseline);
  const known = list === undefined ? undefined : await readKnownViolations(list);
  return async (finished) => {
    const judged = judgeByGate(reportOn(finished, known));
    const report = await remembered(judged, { baseline, history: flags.history, out: flags.out });
    await writeReport(report, flags.out, besides);
    print(`${printedSummary(report, formats)}\n${nextStep(report, flags.out)}\n`);
    return exitCodeOf(report);
  };
}
