import type { Report } from '../harness/report.ts';
import { ExitCode } from './exit-code.ts';

/**
 * What a pipeline is told about a result. A stale list comes last: whoever lets 4 pass knows that nothing else is wrong.
 */
export function exitCodeOf({ result, violations, known = [] }: Told): ExitCode {
  const isNews = violations.some((violation) => violation.level === 'MUST' && violation.known === undefined);
  if (isNews) return ExitCode.violations;
  if (result === 'inconclusive') return ExitCode.inconclusive;
  if (known.some(({ standing }) => standing === 'stale')) return ExitCode.staleList;
  return ExitCode.asExpected;
}

type Told = Pick<Report, 'result' | 'violations' | 'known'>;
