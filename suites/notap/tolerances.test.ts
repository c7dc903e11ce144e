import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { tolerances } from './tolerances.ts';

const { cells } = understand(await loadBundled('specs/notap/openapi.yaml'));

test('another status is tolerated for other factors, deletions and two kinds of creations', () => {
  const counts = tolerances.map((tolerance) => {
    const count = tolerance.kind === 'status' ? cells.filter(({ id }) => tolerance.cells.test(id)).length : 0;
    return [tolerance.id, count];
  });
  expect(counts).toEqual([
    ['N1', 8],
    ['N6', 9],
    ['N7', 3],
  ]);
});
