import type { Report } from '../harness/report.ts';
import { ExitCode } from './exit-code.ts';

/** What a pipeline is told about a result. */
export function exitCodeOf({ result }: Pick<Report, 'result'>): ExitCode {
  switch (result) {
    case 'violating':
      return ExitCode.violations;
    case 'inconclusive':
      return ExitCode.inconclusive;
    default:
      return ExitCode.asExpected;
  }
}
