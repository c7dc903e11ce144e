import { expect, test } from 'vitest';
import type { Counts, Verdict } from '../report.ts';
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

test.each([
  [[proven], null, 'conformant', 'No violation; 1 of 1 cell is proven.'],
  [
    [proven, proven, outOfReach],
    null,
    'conformant',
    'No violation; 2 of 3 cells are proven; the other 1 cannot be brought about on this target.',
  ],
  [
    [proven, excluded, excluded],
    null,
    'conformant',
    'No violation; 1 of 3 cells is proven; the other 2 were left out.',
  ],
  [
    [proven, outOfReach, excluded],
    null,
    'conformant',
    'No violation; 1 of 3 cells is proven; of the other 2, 1 cannot be brought about on this target and 1 was left out.',
  ],
  [
    [proven, gap],
    null,
    'partial',
    'No violation, and 1 of 2 cells is proven; 1 cell could have been exercised and was not.',
  ],
  [
    [proven, violating, doubtful],
    null,
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating],
    'the connection was refused',
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 2 cells is proven. The run ended before its time: the connection was refused.',
  ],
  [[proven, doubtful], null, 'inconclusive', 'The owner is not let in; 1 of 2 cells is proven.'],
  [[proven, gap], 'it was stopped', 'inconclusive', 'It was stopped; 1 of 2 cells is proven.'],
  [[outOfReach], null, 'inconclusive', 'Nothing was proven.'],
] as const)('%o, ended early by %s, is %s', (verdicts, interrupted, result, summary) => {
  expect(conclude(counts(verdicts), cellsOf(verdicts), interrupted)).toEqual({ result, summary });
});

test.each([
  [
    [proven, violating, violating],
    2,
    null,
    'violating',
    '2 violations of 2 defects in 2 cells, all known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating, violating],
    1,
    null,
    'violating',
    '2 violations of 2 defects in 2 cells, 1 known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating, gap],
    1,
    null,
    'violating',
    '1 violation of 1 defect in 1 cell, all known; 1 of 3 cells is proven; 1 cell could have been exercised and was not.',
  ],
  [
    [proven, violating, doubtful],
    1,
    null,
    'inconclusive',
    'The owner is not let in; 1 violation of 1 defect in 1 cell, all known; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating],
    1,
    'it was stopped',
    'inconclusive',
    'It was stopped; 1 violation of 1 defect in 1 cell, all known; 1 of 2 cells is proven.',
  ],
  [
    [violating],
    1,
    null,
    'inconclusive',
    'Nothing was proven; 1 violation of 1 defect in 1 cell, all known; 0 of 1 cell are proven.',
  ],
] as const)(
  '%o, %d of them known, ended early by %s, is %s',
  (verdicts, known, interrupted, result, summary) => {
    expect(conclude(counts(verdicts), cellsOf(verdicts), interrupted, known)).toEqual({ result, summary });
  },
);

function cellsOf(verdicts: readonly Verdict[]) {
  return verdicts.map((verdict) => ({ verdict }));
}
