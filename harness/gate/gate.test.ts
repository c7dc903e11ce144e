import { expect, test } from 'vitest';
import { explained } from '../known-violations/explain.ts';
import type { Verdict } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';
import { entryOf } from '../testing/known.ts';
import { cellOf, exchangeOf, reportOf, violationOf } from '../testing/reports.ts';
import { judgeGate } from './judge-gate.ts';
import { measures } from './measures.ts';
import { parseGate } from './parse-gate.ts';

test('a gate is terms with commas between them, however they are spaced', () => {
  const terms = parseGate(' violating=0,cells >= 99.5 %, advisories<=10 ');
  expect(
    terms.map(({ text, measure, operator, amount, isShare }) => [
      text,
      measure.name,
      operator,
      amount,
      isShare,
    ]),
  ).toEqual([
    ['violating=0', 'violating', '=', 0, false],
    ['cells>=99.5%', 'cells', '>=', 99.5, true],
    ['advisories<=10', 'advisories', '<=', 10, false],
  ]);
});

test.each([
  ['', '"" is not a term of a gate; write terms such as "new=0", "cells>=95%" or "advisories<=10"'],
  ['violating=0,', '"" is not a term of a gate'],
  ['cels>=95%', 'a gate has no measure "cels"; did you mean "cells"?'],
  ['cells', '"cells" is not a term of a gate; write terms such as'],
  ['cells=>95%', '"cells=>95%" is not a term of a gate'],
  ['cells==5', '"cells==5" is not a term of a gate'],
  ['cells!=5', '"cells!=5" is not a term of a gate'],
  ['cells>=-1', '"cells>=-1" is not a term of a gate'],
  [
    'colour=0',
    'a gate has no measure "colour"; use cells, provoked, observed, violating, violations, defects, new, known, advisories, inconclusive, stale, left',
  ],
  ['new<=5%', 'new<=5%: new does not count cells, so it has no percentage; give a number'],
  ['cells>=101%', 'cells>=101%: a percentage is at most 100 %'],
  ['cells>=9.5', 'cells>=9.5: give a whole number, or a percentage'],
])('the gate "%s" cannot be used', (gate, sentence) => {
  expect(() => parseGate(gate)).toThrow(sentence);
});

const books = 'GET /books 200';
const verdict = (because: 'inconclusive' | 'not-provocable' | 'no-strategy'): Verdict => ({
  kind: 'not-exercised',
  reason: 'Nobody knows',
  because,
});
const violations = [
  violationOf(books, 'location', { id: 'v1', defect: 'd1' }),
  violationOf(books, 'content-type', { id: 'v2', defect: 'd2' }),
  violationOf('POST /books 201', 'security-headers', { id: 'v3', level: 'SHOULD' }),
];
const report: Report = {
  ...reportOf({
    cells: [
      cellOf(books, { kind: 'violating', reason: 'It is wrong' }),
      cellOf('POST /books 201'),
      cellOf('POST /books 400'),
      cellOf('POST /books 503', undefined, { evidence: 'injected' }),
      cellOf('GET /books 401', verdict('inconclusive')),
      cellOf('GET /books 404', verdict('no-strategy')),
      cellOf('GET /books 500', verdict('not-provocable')),
    ],
    exchanges: [exchangeOf(books), exchangeOf('POST /books 201')],
    violations,
  }),
  cleanUp: { created: 2, removed: 1, left: [{ path: '/books/1', why: 'DELETE returned 500' }] },
};
const listed = explained(report, {
  file: 'k.yaml',
  entries: [entryOf({ check: 'location' }), entryOf({ pattern: 'GET /shelves 200' })],
});
const before: Report = { ...report, violations: violations.slice(1) };
const since = { file: 'before.json', report: before };

/** What holds, and what a refusal says. */
const judgements: readonly [string, Report, boolean, string][] = [
  ['cells>=3', report, true, '3 cells are proven'],
  ['cells>3', report, false, '3 cells are proven'],
  ['cells>=50%', report, true, '3 of 6 exercisable cells are proven, that is 50.0 %'],
  ['cells>=50.1%', report, false, '3 of 6 exercisable cells are proven, that is 50.0 %'],
  ['provoked>=2', report, true, '2 cells are proven by what the server decided by itself'],
  ['observed>=1', report, false, '0 cells are proven by recorded traffic'],
  [
    'observed>=1',
    { ...report, counts: { ...report.counts, observed: 1 } },
    true,
    '1 cell is proven by recorded traffic',
  ],
  [
    'provoked=100%',
    report,
    false,
    '2 of 6 exercisable cells are proven by what the server decided by itself, that is 33.3 %',
  ],
  ['violating=0', report, false, '1 cell is violating'],
  ['violating<=16.6%', report, false, '1 of 6 exercisable cells is violating, that is 16.7 %'],
  ['violating<=17%', report, true, '1 of 6 exercisable cells is violating, that is 16.7 %'],
  ['violations<2', report, false, '2 violations were found'],
  ['defects<=2', report, true, '2 defects were found'],
  ['new=0', report, false, '2 violations are new; the first is GET /books 200, location'],
  [
    'new=0',
    listed,
    false,
    '1 violation is not in the list of known violations: GET /books 200, content-type',
  ],
  ['known=1', listed, true, '1 violation is listed as known'],
  ['advisories=0', report, false, '1 advisory was found'],
  ['inconclusive=0', report, false, '1 cell is inconclusive'],
  ['stale=0', listed, false, '1 entry of the list of known violations is stale'],
  ['stale=0', report, true, '0 entries of the list of known violations are stale'],
  ['left=0', report, false, '1 resource or account was left behind on the target'],
];

test.each(judgements)('%s', (gate, judged, holds, sentence) => {
  const [term] = judgeGate(parseGate(gate), judged);
  expect(term).toMatchObject({ term: gate, implied: false, holds, sentence });
});

test('every measure is judged above', () => {
  const judged = judgements.map(([gate]) => parseGate(gate)[0]?.measure.name);
  expect(new Set(judged)).toEqual(new Set(measures.map(({ name }) => name)));
});

test('new is counted from the report of before, by cell and check', () => {
  const [term] = judgeGate(parseGate('new=0'), report, since);
  expect(term).toMatchObject({
    holds: false,
    sentence: '1 violation is not in before.json: GET /books 200, location',
  });
  const [both] = judgeGate(parseGate('new=0'), listed, since);
  expect(both).toMatchObject({
    holds: true,
    sentence: '0 violations are not in the list of known violations or before.json',
  });
  const [same] = judgeGate(parseGate('new=0'), report, { file: 'same.json', report });
  expect(same).toMatchObject({ holds: true });
});

test('all cells are no part of them', () => {
  const whole = reportOf({ cells: [cellOf(books), cellOf('GET /books 404')] });
  const [term] = judgeGate(parseGate('cells>=100%'), whole);
  expect(term).toMatchObject({ holds: true, sentence: '2 of 2 cells are proven, that is 100.0 %' });
});

test('a share of nothing is nothing', () => {
  const [term] = judgeGate(parseGate('cells>=1%'), reportOf());
  expect(term).toMatchObject({ holds: false, sentence: '0 of 0 cells are proven, that is 0.0 %' });
});

test.each([
  ['cells>=1', ['new=0', 'inconclusive=0', 'stale=0']],
  ['violating<=5', ['inconclusive=0', 'stale=0']],
  ['inconclusive<=5, defects<=1', ['stale=0']],
  ['new=0, inconclusive=0, stale=0', []],
])('besides "%s" what nothing is said about holds as always', (gate, implied) => {
  const terms = judgeGate(parseGate(gate), report).filter((term) => term.implied);
  expect(terms.map(({ term }) => term)).toEqual(implied);
});

test.each([
  ['was stopped', { interruptedBy: 'user' as const }, ['it ended early: it was enough']],
  ['came to a limit that somebody set', { interruptedBy: 'limit' as const }, []],
])('no gate passes a run that %s, unless that was wanted', (_, cut, sentences) => {
  const run = { ...report.run, interrupted: 'it was enough', ...cut };
  const terms = judgeGate(parseGate('inconclusive<=5, violating<=5'), { ...report, run });
  expect(terms.filter(({ holds }) => !holds).map(({ sentence }) => sentence)).toEqual(sentences);
});
