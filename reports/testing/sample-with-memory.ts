import type { HistoryRecord } from '../../harness/report/history.ts';
import type { Report } from '../../harness/report/report.ts';
import { historyRecord, withHistory } from '../comparison/history.ts';
import { since } from '../comparison/since.ts';
import { sampleReport } from './sample-report.ts';

const [proven, another] = sampleReport.cells.filter(({ verdict }) => verdict.kind === 'conformant');
const [defect] = sampleReport.defects;

/** The run before: without the first defect, with another one, and with one cell less proven and one more. */
const before: Report = {
  ...sampleReport,
  cells: sampleReport.cells.map((cell) =>
    cell.id === proven?.id
      ? { ...cell, verdict: { kind: 'violating', reason: 'no Location on 201' }, evidence: null }
      : cell,
  ),
  violations: sampleReport.violations.map((violation) =>
    violation.defect === defect?.id
      ? { ...violation, check: 'location', cell: proven?.id ?? null, message: 'no Location on 201' }
      : violation,
  ),
  defects: sampleReport.defects.map((each) =>
    each.id === defect?.id ? { ...each, check: 'location', title: 'no Location on 201' } : each,
  ),
};

const records = [9, 4, 7].map(
  (count, index): HistoryRecord => ({
    ...historyRecord(sampleReport),
    run: `run ${index}`,
    startedAt: `2026-03-1${index}T09:00:00.000Z`,
    proven: count,
    defects: 10 - count,
    interrupted: index === 1,
  }),
);

const compared = since(sampleReport, { file: 'before/report.json', report: before });

/** The sample with all that earlier runs have to say, one violation of a schema, and a part of the run. */
export const sampleWithMemory: Report = {
  ...withHistory(compared, 'history.jsonl', records),
  run: { ...compared.run, part: '--grep pets', selection: '--grep pets' },
  violations: compared.violations.map((violation) =>
    violation.defect === defect?.id ? { ...violation, schema: '#/components/schemas/Error' } : violation,
  ),
  excerpts: [
    {
      pointer: '#/components/schemas/Error',
      line: 12,
      text: `Error:\n  type: object\n  description: ${another?.id ?? ''}`,
    },
  ],
};
