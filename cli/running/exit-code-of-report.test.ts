import { expect, test } from 'vitest';
import { judgeGate } from '../../harness/gate/judge-gate.ts';
import { parseGate } from '../../harness/gate/parse-gate.ts';
import { explained } from '../../harness/known-violations/explain.ts';
import type { Verdict } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { entryOf } from '../../harness/testing/known.ts';
import { cellOf, exchangeOf, reportOf, violationOf } from '../../harness/testing/reports.ts';
import { exitCodeOf } from './exit-code-of-report.ts';

const doubtful: Verdict = { kind: 'not-exercised', reason: 'nobody is let in', because: 'inconclusive' };
const open: Verdict = { kind: 'not-exercised', reason: 'nobody knows how', because: 'no-strategy' };
const broken: Verdict = { kind: 'violating', reason: 'It is wrong' };

const books = 'GET /books 200';
const missing = 'GET /books 404';
const violation = violationOf(books, 'location');
const exchanges = [exchangeOf(books), exchangeOf(missing)];

const fine = reportOf({ exchanges, cells: [cellOf(books), cellOf(missing)] });
const advised = { ...fine, violations: [{ ...violation, level: 'SHOULD' as const }] };
const gappy = reportOf({ exchanges, cells: [cellOf(books), cellOf(missing, open)] });
const unsure = reportOf({ exchanges, cells: [cellOf(books), cellOf(missing, doubtful)] });
const cells = [cellOf(books, broken), cellOf(missing)];
const wrong = reportOf({ exchanges, cells, violations: [violation] });
const wrongAndUnsure = reportOf({
  exchanges,
  cells: [...cells, cellOf('GET /books 403', doubtful)],
  violations: [violation],
});
const endedBy = (interruptedBy: 'target' | 'limit'): Report => ({
  ...fine,
  run: { ...fine.run, interrupted: 'it had to', interruptedBy },
});
const cut = endedBy('target');
const letNobodyIn = (report: Report): Report => ({
  ...report,
  personas: [
    { id: 'owner', sentence: 'creates resources', control: 'failed', reason: 'got 401' },
    { id: 'expired', sentence: 'has an expired token', control: 'none', reason: null },
  ],
});
const empty = reportOf({ cells: [cellOf(books, open)] });

const knownIn = (report: Report) => explained(report, { file: 'k.yaml', entries: [entryOf()] });
const outdated = (report: Report) =>
  explained(report, { file: 'k.yaml', entries: [entryOf(), entryOf({ pattern: 'GET /shelves 200' })] });
const through = (gate: string, report: Report, before?: Report) => ({
  ...report,
  gate: judgeGate(parseGate(gate), report, before && { file: 'before.json', report: before }),
});

/** What a pipeline does about it: 1 stop, 3 look at the set-up, 4 mend the list, 0 go on. */
test.each<[string, Report, number]>([
  ['nothing is wrong', fine, 0],
  ['advisories alone', advised, 0],
  ['cells are open', gappy, 0],
  ['violations', wrong, 1],
  ['violations, all of them known', knownIn(wrong), 0],
  ['nothing can be concluded', unsure, 3],
  ['the run ended early', cut, 3],
  ['the run ended at a limit that was set', endedBy('limit'), 0],
  ['nothing was proven', empty, 3],
  ['violations, and nothing can be concluded about others', wrongAndUnsure, 1],
  ['violations, and nobody could log in', letNobodyIn(wrong), 3],
  ['a gate allows for violations, and nobody could log in', through('violations<=5', letNobodyIn(wrong)), 3],
  ['nothing can be concluded, but what is known', knownIn(wrongAndUnsure), 3],
  ['a stale list', outdated(fine), 4],
  ['a stale list that explains all violations', outdated(wrong), 4],
  ['nothing can be concluded, and a stale list', outdated(unsure), 3],
  [
    'new violations and a stale list',
    explained(wrong, { file: 'k.yaml', entries: [entryOf({ pattern: missing })] }),
    1,
  ],

  ['a gate that holds', through('violating=0, cells>=95%', fine), 0],
  ['a gate that is refused because of violations', through('violating=0', wrong), 1],
  ['a gate that counts what is known', through('violating=0', knownIn(wrong)), 1],
  ['a gate that allows for violations', through('violations<=1', wrong), 0],
  ['a gate that says nothing about violations does not allow for them', through('cells>=10%', wrong), 1],
  ['a gate that counts from a report with the same violation', through('new=0', wrong, wrong), 0],
  ['a gate that counts from a report without it', through('new=0', wrong, fine), 1],
  ['a gate that asks for more than is proven', through('cells>=95%', gappy), 1],
  [
    'a gate that asks for more than is proven, where nothing can be concluded',
    through('cells>=95%', unsure),
    3,
  ],
  ['a gate that asks for more than is proven, and a stale list', through('cells>=95%', outdated(gappy)), 1],
  ['a gate that says nothing about doubt does not allow for it', through('violations<=1', wrongAndUnsure), 3],
  ['a gate that allows for doubt', through('inconclusive<=1', unsure), 0],
  ['no gate allows for a run that ended early', through('inconclusive<=1', cut), 3],
  ['no gate allows for nothing', through('cells>=0, inconclusive<=1', empty), 3],
  [
    'a gate that says nothing about the list does not allow for a stale one',
    through('new=0', outdated(wrong)),
    4,
  ],
  ['a gate that allows for a stale list', through('stale<=1', outdated(wrong)), 0],
])('%s', (_, report, code) => {
  expect(exitCodeOf(report)).toBe(code);
});
