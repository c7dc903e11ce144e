import { judgeGate } from '../../harness/gate/judge-gate.ts';
import { parseGate } from '../../harness/gate/parse-gate.ts';
import type { Report } from '../../harness/report/report.ts';
import { UserError } from '../user-error.ts';
import { readReport } from './read-report.ts';

/** As they were typed. */
export interface GateFlags {
  readonly gate?: string | undefined;
  readonly baseline?: string;
}

/** Reads a gate, and the report that it counts from; gives what judges a report by it. Without a gate, nothing does. */
export async function readGate({ gate, baseline }: GateFlags): Promise<(report: Report) => Report> {
  const terms = gate === undefined ? [] : parseGate(gate);
  if (baseline !== undefined && !terms.some(({ measure }) => measure.name === 'new'))
    throw new UserError(
      '--baseline is the report that "new" in a gate compares with; give a --gate too, such as "new=0"',
    );
  if (gate === undefined) return (report) => report;
  const since = baseline === undefined ? undefined : { file: baseline, report: await readReport(baseline) };
  return (report) => ({ ...report, gate: judgeGate(terms, report, since) });
}
