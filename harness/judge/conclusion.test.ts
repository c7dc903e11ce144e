import { expect, test } from 'vitest';
import type { Counts } from '../report/counts.ts';
import type { Verdict } from '../report/ledger.ts';
import { conclude } from './conclusion.ts';

const proven: Verdict = { kind: 'conformant' };
const violating: Verdict = { kind: 'violating', reason: 'no Location on 201' };
const gap: Verdict = { kind: 'not-exercised', because: 'no-strategy', reason: 'nothing is known' };
const outOfReach: Verdict = { kind: 'not-exercised', because: 'not-provocable', reason: 'only a mock can' };
const excluded: Verdict = { kind: 'not-exercised', because: 'excluded', reason: 'left out by --grep books' };
const doubtful: Verdict = {
  kind: 'not-exercised',
  because: 'inconclusive',
  reason: 'the owner is not let in',
};

/** Nobody had credentials, and there were two statuses. */
const seen = { personas: [], statuses: new Set([200, 401]) };

function counts(verdicts: readonly Verdict[]): Counts {
  const kind = (wanted: string) => verdicts.filter((verdict) => verdict.kind === wanted).length;
  return {
    operations: 1,
    cells: verdicts.length,
    conformant: kind('conformant'),
    violating: kind('violating'),
    notExercised: kind('not-exercised'),
    provoked: 0,
    injected: 0,
    forced: 0,
    scenarios: 1,
    exchanges: 1,
    violations: kind('violating'),
    advisories: 0,
    defects: kind('violating'),
  };
}

const toTheEnd = { interrupted: null, interruptedBy: null } as const;

test.each([
  [[proven], toTheEnd, 'conformant', 'No violation; 1 of 1 cell is proven.'],
  [
    [proven, proven, outOfReach],
    toTheEnd,
    'conformant',
    'No violation; 2 of 3 cells are proven; the other 1 cannot be triggered on this target.',
  ],
  [
    [proven, excluded, excluded],
    toTheEnd,
    'conformant',
    'No violation; 1 of 3 cells is proven; the other 2 were left out.',
  ],
  [
    [proven, outOfReach, excluded],
    toTheEnd,
    'conformant',
    'No violation; 1 of 3 cells is proven; of the other 2, 1 cannot be triggered on this target and 1 was left out.',
  ],
  [
    [proven, gap],
    toTheEnd,
    'partial',
    'No violation, and 1 of 2 cells is proven; 1 cell could have been exercised but was not.',
  ],
  [
    [proven, violating, doubtful],
    toTheEnd,
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating],
    { interruptedBy: 'target', interrupted: 'the connection was refused' },
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 2 cells is proven. The run ended early: the connection was refused.',
  ],
  [[proven, doubtful], toTheEnd, 'inconclusive', 'The owner is not let in; 1 of 2 cells is proven.'],
  [
    [proven, gap],
    { interruptedBy: 'user', interrupted: 'it was stopped' },
    'inconclusive',
    'It was stopped; 1 of 2 cells is proven.',
  ],
  [
    [proven, gap],
    { interruptedBy: 'limit', interrupted: 'the limit of 9 requests was reached' },
    'partial',
    'No violation, and 1 of 2 cells is proven; 1 cell could have been exercised but was not. The run ended early: the limit of 9 requests was reached.',
  ],
  [
    [gap],
    { interruptedBy: 'limit', interrupted: 'the limit of 1 request was reached' },
    'inconclusive',
    'Nothing was proven. The run ended early: the limit of 1 request was reached.',
  ],
  [[outOfReach], toTheEnd, 'inconclusive', 'Nothing was proven.'],
  [[], toTheEnd, 'inconclusive', 'Nothing was proven: the document has no operation that can be tested.'],
] as const)('%o, ended early by %o, is %s', (verdicts, early, result, summary) => {
  expect(conclude(counts(verdicts), cellsOf(verdicts), early, seen)).toEqual({ result, summary });
});

test.each([
  [
    [proven, violating, violating],
    2,
    toTheEnd,
    'violating',
    '2 violations of 2 defects in 2 cells, all known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating, violating],
    1,
    toTheEnd,
    'violating',
    '2 violations of 2 defects in 2 cells, 1 known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating, gap],
    1,
    toTheEnd,
    'violating',
    '1 violation of 1 defect in 1 cell, all known; 1 of 3 cells is proven; 1 cell could have been exercised but was not.',
  ],
  [
    [proven, violating, doubtful],
    1,
    toTheEnd,
    'inconclusive',
    'The owner is not let in; 1 violation of 1 defect in 1 cell, all known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating],
    1,
    { interruptedBy: 'user', interrupted: 'it was stopped' },
    'inconclusive',
    'It was stopped; 1 violation of 1 defect in 1 cell, all known; 1 of 2 cells is proven.',
  ],
  [
    [violating],
    1,
    toTheEnd,
    'inconclusive',
    'Nothing was proven; 1 violation of 1 defect in 1 cell, all known; 0 of 1 cell are proven.',
  ],
] as const)('%o, %d of them known, ended early by %o, is %s', (verdicts, known, early, result, summary) => {
  expect(conclude(counts(verdicts), cellsOf(verdicts), early, seen, known)).toEqual({ result, summary });
});

function cellsOf(verdicts: readonly Verdict[]) {
  return verdicts.map((verdict) => ({ verdict }));
}

test.each([
  { what: 'nobody is let in', controls: ['failed', 'failed', 'none'] as const, result: 'inconclusive' },
  { what: 'one is let in', controls: ['failed', 'passed'] as const, result: 'violating' },
  { what: 'no credentials were given', controls: ['not-available', 'none'] as const, result: 'violating' },
])('a violation where $what is $result', ({ controls, result }) => {
  const verdicts = [proven, violating];
  const personas = controls.map((control) => ({ control }));
  expect(conclude(counts(verdicts), cellsOf(verdicts), toTheEnd, { ...seen, personas }).result).toBe(result);
});

test.each([
  { what: 'every response is 401', statuses: [401], verdicts: [violating], result: 'inconclusive' },
  { what: 'another status was returned', statuses: [401, 404], verdicts: [violating], result: 'violating' },
  { what: '401 is proven', statuses: [401], verdicts: [proven, violating], result: 'violating' },
] as const)('a violation where $what is $result', ({ statuses, verdicts, result }) => {
  const found = conclude(counts(verdicts), cellsOf(verdicts), toTheEnd, {
    personas: [],
    statuses: new Set(statuses),
  });
  expect(found.result).toBe(result);
});
