import { expect, test } from 'vitest';
import { isGap } from '../../harness/judge/gap.ts';
import type { Verdict } from '../../harness/report/ledger.ts';
import { gapGroups } from '../../reports/parts/gaps.ts';
import { sampleCells } from '../../reports/testing/sample-cells.ts';

const [sample] = sampleCells;
const kinds = [
  ...['no-strategy', 'not-provocable', 'answered-otherwise', 'tolerated', 'setup-failed', 'not-possible'],
  ...['no-account-left', 'does-not-fit', 'inconclusive', 'unreachable', 'put-off', 'interrupted', 'excluded'],
] as readonly Extract<Verdict, { kind: 'not-exercised' }>['because'][];

function cellsOf(...because: readonly (typeof kinds)[number][]) {
  if (!sample) throw new Error('the sample has no cell');
  return because.map((kind) => ({
    ...sample,
    verdict: { kind: 'not-exercised', reason: `it is ${kind}`, because: kind } as const,
  }));
}

test.each(kinds)('%s could have been exercised exactly where that makes a run partial', (because) => {
  const [cell] = cellsOf(because);
  const [group] = gapGroups(cell ? [cell] : []);
  expect(group?.sort === 'could').toBe(cell && isGap(cell.verdict));
});

test('what could have been exercised comes first, however rare it is, and the most frequent of a sort', () => {
  const cells = cellsOf(
    'excluded',
    'not-provocable',
    'not-provocable',
    'put-off',
    'setup-failed',
    'setup-failed',
  );
  expect(gapGroups(cells).map(({ sort, gaps }) => [sort, ...gaps.map(({ because }) => because)])).toEqual([
    ['could', 'setup-failed', 'put-off'],
    ['cannot', 'not-provocable'],
    ['left-out', 'excluded'],
  ]);
});
