import { expect, test } from 'vitest';
import type { Counts } from '../report.ts';
import type { CellVerdict } from '../verdict.ts';
import { conclude } from './conclusion.ts';

const proven: CellVerdict = { kind: 'conformant', evidence: 'provoked', proofs: [] };
const violating: CellVerdict = { kind: 'violating', sentence: 'no Location on 201' };
const gap: CellVerdict = {
  kind: 'not-exercised',
  reason: { kind: 'no-strategy', sentence: 'nothing is known' },
};
const outOfReach: CellVerdict = {
  kind: 'not-exercised',
  reason: { kind: 'not-provocable', sentence: 'only a mock can' },
};
const excluded: CellVerdict = {
  kind: 'not-exercised',
  reason: { kind: 'excluded', sentence: 'left out by --grep books' },
};
const doubtful: CellVerdict = {
  kind: 'not-exercised',
  reason: { kind: 'inconclusive', sentence: 'the owner is not let in' },
};

function counts(verdicts: readonly CellVerdict[]): Counts {
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
  [[proven], undefined, 'conformant', 'No violation; 1 of 1 cell is proven.'],
  [
    [proven, proven, outOfReach],
    undefined,
    'conformant',
    'No violation; 2 of 3 cells are proven; the other 1 cannot be brought about on this target.',
  ],
  [
    [proven, excluded, excluded],
    undefined,
    'conformant',
    'No violation; 1 of 3 cells is proven; the other 2 were left out.',
  ],
  [
    [proven, outOfReach, excluded],
    undefined,
    'conformant',
    'No violation; 1 of 3 cells is proven; of the other 2, 1 cannot be brought about on this target and 1 was left out.',
  ],
  [
    [proven, gap],
    undefined,
    'partial',
    'No violation, and 1 of 2 cells is proven; 1 cell could have been exercised and was not.',
  ],
  [
    [proven, violating, doubtful],
    undefined,
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 3 cells is proven.',
  ],
  [
    [proven, violating],
    'the connection was refused',
    'violating',
    '1 violation of 1 defect in 1 cell; 1 of 2 cells is proven. The run ended before its time: the connection was refused.',
  ],
  [[proven, doubtful], undefined, 'inconclusive', 'The owner is not let in; 1 of 2 cells is proven.'],
  [[proven, gap], 'it was stopped', 'inconclusive', 'It was stopped; 1 of 2 cells is proven.'],
  [[outOfReach], undefined, 'inconclusive', 'Nothing was proven.'],
] as const)('%o, ended early by %s, is %s', (verdicts, interrupted, result, summary) => {
  expect(conclude(counts(verdicts), verdicts, interrupted)).toEqual({ result, summary });
});
