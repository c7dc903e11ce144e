import type { Counts } from '../report/counts.ts';
import type { Defect, Violation } from '../report/defects.ts';
import type { RunResult } from '../run/run.ts';
import type { JudgedPlan } from './judged-plan.ts';
import type { CellVerdict } from './verdict.ts';

/** The numbers of a report. Of defects, those of level MUST are counted. */
export function countsOf(
  plan: JudgedPlan,
  result: RunResult,
  verdicts: readonly CellVerdict[],
  violations: readonly Violation[],
  defects: readonly Defect[],
): Counts {
  const kind = (wanted: CellVerdict['kind']) => verdicts.filter((verdict) => verdict.kind === wanted).length;
  const proven = (wanted: string) =>
    verdicts.filter((verdict) => verdict.kind === 'conformant' && verdict.evidence === wanted).length;
  const isObserved = result.exchanges.some(({ exchange }) => exchange.purpose.evidence === 'observed');
  return {
    operations: plan.known.contract.operations.length,
    cells: verdicts.length,
    conformant: kind('conformant'),
    violating: kind('violating'),
    notExercised: kind('not-exercised'),
    provoked: proven('provoked'),
    ...(isObserved && { observed: proven('observed') }),
    injected: proven('injected'),
    forced: proven('forced'),
    scenarios: result.scenarios.length,
    exchanges: result.exchanges.length,
    violations: violations.filter(({ level }) => level === 'MUST').length,
    advisories: violations.filter(({ level }) => level === 'SHOULD').length,
    defects: defects.filter(({ level }) => level === 'MUST').length,
  };
}
