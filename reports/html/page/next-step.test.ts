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
    'Delete the stale entries from the list of known violations: assay baseline update --write does that.',
  ],
  [
    'inconclusive: the persona whose control failed',
    { ...clean, result: 'inconclusive' },
    'Fix the persona reader first: GET /pets/{petId} returned 401, expected 200 to the persona &quot;reader&quot;. Until then, its refusals prove nothing.',
  ],
  [
    'partial: the reason that is met most, and what would help',
    { ...clean, result: 'partial', cells: gaps },
    'Look at the 6 cells that could have been exercised but were not. Reason (2 cells): the target stopped answering after 1.7 s. Start the target again and repeat the run.',
  ],
  [
    'conformant in part: everything',
    { ...clean, result: 'conformant', run: { ...clean.run, selection: '--grep pets' } },
    'Only a part was run (--grep pets): run everything before you rely on the result.',
  ],
  [
    'conformant by force: an implementation',
    { ...clean, result: 'conformant' },
    'The 2 forced cells prove only the document: run against an implementation to prove them there.',
  ],
  [
    'conformant, and something was left: that',
    {
      ...clean,
      result: 'conformant',
      counts: { ...clean.counts, forced: 0 },
      cleanUp: {
        created: 2,
        removed: 1,
        left: [{ path: '/pets/7', why: 'the API has no operation that removes it' }],
      },
    },
    'Look below at what the run left on the target (1 left).',
  ],
  [
    'conformant: nothing',
    {
      ...clean,
      result: 'conformant',
      counts: { ...clean.counts, forced: 0 },
      cleanUp: { created: 2, removed: 2, left: [] },
    },
    'Nothing to do. Keep report.json as the baseline of the next run.',
  ],
])('%s', (_, report, text) => {
  expect(textOf(report)).toBe(text);
});
