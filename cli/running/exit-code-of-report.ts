import { judgeGate } from '../../harness/gate/judge-gate.ts';
import { isNobodyLetIn } from '../../harness/judge/conclusion.ts';
import type { ReportedTerm } from '../../harness/report/gate.ts';
import type { Report } from '../../harness/report/report.ts';
import { ExitCode } from '../exit-code.ts';

/**
 * What a pipeline is told about a report, by its gate or by what holds without one. A run in which nobody could log in says
 * little about the target, whatever else was seen. Then violations come first, because they are about the target; then whether anything else can be relied on at all; a stale list comes last: whoever lets 4 pass
 * knows that nothing else is wrong.
 */
export function exitCodeOf(report: Report): ExitCode {
  const terms = report.gate ?? judgeGate([], report);
  const isRefused = (about: ReportedTerm['decides']): boolean =>
    terms.some(({ decides, holds }) => decides === about && !holds);
  if (isNobodyLetIn(report.personas)) return ExitCode.inconclusive;
  if (isRefused('violations')) return ExitCode.violations;
  if (isRefused('doubt')) return ExitCode.inconclusive;
  if (isRefused('coverage')) return ExitCode.violations;
  if (report.gate === undefined && report.result === 'inconclusive') return ExitCode.inconclusive;
  if (isRefused('list')) return ExitCode.staleList;
  return ExitCode.asExpected;
}
