import { expect, test } from 'vitest';
import { entryOf } from '../testing/known.ts';
import { cellOf, exchangeOf, reportOf, violationOf } from '../testing/reports.ts';
import { explained } from './explain.ts';

const books = 'GET /books 200';
const report = reportOf({
  cells: [cellOf(books, { kind: 'violating', reason: 'It is wrong' }), cellOf('GET /books 404')],
  exchanges: [exchangeOf(books), exchangeOf('GET /books 404')],
  violations: [
    violationOf(books, 'content-type'),
    violationOf(books, 'location'),
    violationOf(books, 'security-headers', { level: 'SHOULD' }),
  ],
});
const list = (...entries: readonly Partial<Parameters<typeof entryOf>[0] & object>[]) => ({
  file: 'known.yaml',
  entries: entries.map((entry, index) =>
    entryOf({ lines: { from: index * 5 + 1, to: index * 5 + 4 }, ...entry }),
  ),
});
const knownIn = ({ violations }: typeof report) => violations.map(({ check, known }) => [check, known]);

test('a violation says which entry explains it, the first of several; an advisory needs none', () => {
  const judged = explained(report, list({ check: 'location' }, {}, { pattern: 'GET *' }));
  expect(knownIn(judged)).toEqual([
    ['content-type', 'k2'],
    ['location', 'k1'],
    ['security-headers', undefined],
  ]);
  expect(judged.known?.map(({ id, standing, violations }) => [id, standing, violations])).toEqual([
    ['k1', 'violates', [`location in ${books}`]],
    ['k2', 'violates', [`content-type in ${books}`, `location in ${books}`]],
    ['k3', 'violates', [`content-type in ${books}`, `location in ${books}`]],
  ]);
});

test('the verdicts stay as they are, and the summary says how much is known', () => {
  const judged = explained(report, list({ check: 'location' }));
  expect(judged.cells).toEqual(report.cells);
  const [all, other] = explained(report, list({})).cells;
  expect(all).toEqual({ ...report.cells[0], known: true });
  expect(other).toEqual(report.cells[1]);
  expect([judged.result, judged.summary]).toEqual([
    'violating',
    '2 violations of 1 defect in 1 cell, 1 known; 1 of 2 cells is proven.',
  ]);
});

test('an entry says where it stands in the file, and everything that was written there', () => {
  const entry = { check: 'location', ticket: 'BOOK-1', firstSeen: '2026-01-01', lastSeen: '2026-02-01' };
  expect(explained(report, list({ pattern: 'GET /shelves 200' }, entry)).known).toEqual([
    expect.objectContaining({
      pattern: 'GET /shelves 200',
      check: null,
      ticket: null,
      firstSeen: null,
      lastSeen: null,
      place: 'known.yaml:1-4',
      standing: 'stale',
      why: 'the document has no such cell',
    }),
    {
      id: 'k2',
      names: 'cell',
      pattern: books,
      reason: 'The printer is late',
      owner: 'ann',
      expires: '2026-12-31',
      ...entry,
      place: 'known.yaml:6-9',
      standing: 'violates',
      why: null,
      violations: [`location in ${books}`],
    },
  ]);
});

test('a second list replaces the first', () => {
  const again = explained(explained(report, list({})), list({ check: 'location' }));
  expect(again).toEqual(explained(report, list({ check: 'location' })));
  expect(knownIn(explained(again, list())).map(([, known]) => known)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
