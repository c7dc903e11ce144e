import { expect, test } from 'vitest';
import type { Report } from '../../../harness/report/report.ts';
import { sampleReport } from '../../testing/sample-report.ts';
import { sampleWithKnown } from '../../testing/sample-with-known.ts';
import { toText } from './markup.ts';
import { nextStep } from './next-step.ts';

const textOf = (report: Report) => toText(nextStep(report)).replaceAll(/<[^>]+>/g, '');
const allKnown = sampleWithKnown.violations.map((violation) => ({ ...violation, known: 'k1' }));
const clean = { ...sampleReport, violations: [], defects: [] };
/** Two of the cells that were not exercised have the same reason. */
const gaps = sampleReport.cells.flatMap((cell) => (cell.id === 'POST /pets 4XX' ? [cell, cell] : [cell]));

test.each<[string, Report, string]>([
  [
    'violating: the defect that comes first',
    sampleReport,
    'Start with Error answers show a stack trace: it explains 2 of 3 violations.',
  ],
  [
    'violating, some of it as is known: the first defect that is not',
    sampleWithKnown,
    'Start with Error answers show a stack trace: it explains 1 of 1 violation.',
  ],
  [
    'nothing is new, and the list is stale: the list',
    { ...sampleWithKnown, violations: allKnown },
    'Delete what is stale from the list of known violations; assay baseline update does that.',
  ],
  [
    'inconclusive: the persona whose control failed',
    { ...clean, result: 'inconclusive' },
    'Repair the persona reader first: GET /pets/{petId} returned 401, expected 200 to the persona &quot;reader&quot;. What it was refused proves nothing until then.',
  ],
  [
    'partial: the reason that is met most, and what would help',
    { ...clean, result: 'partial', cells: gaps },
    'Look at the 6 cells that could have been exercised but were not. Reason (2 cells): the target stopped answering after 1.7 s. Bring the target back and run again.',
  ],
  [
    'conformant in part: everything',
    { ...clean, result: 'conformant', run: { ...clean.run, selection: '--grep pets' } },
    'Only a part was run (--grep pets): run everything before you rely on it.',
  ],
  [
    'conformant by force: an implementation',
    { ...clean, result: 'conformant' },
    'The 2 forced cells prove the document only: run against an implementation to prove them there.',
  ],
  [
    'conformant: nothing',
    { ...clean, result: 'conformant', counts: { ...clean.counts, forced: 0 } },
    'Nothing to do. Keep report.json as the baseline of the next run.',
  ],
])('%s', (_, report, text) => {
  expect(textOf(report)).toBe(text);
});
