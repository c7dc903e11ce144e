import { expect, test } from 'vitest';
import type { Defect, DefectKind } from '../../harness/report/defects.ts';
import { worstDefects } from './worst-defects.ts';

function defect(id: string, check: string, kind: DefectKind): Defect {
  return {
    id,
    check,
    kind,
    level: 'MUST',
    title: id,
    sentence: `about ${id}`,
    violations: 1,
    cells: [],
    operations: [],
  };
}

test('of similar defects of one check, the first is enough; each access to data of others is named', () => {
  const found = worstDefects([
    defect('d1', 'status-as-aimed', 'access'),
    defect('d2', 'status-as-aimed', 'access'),
    defect('d3', 'error-code', 'shape'),
    defect('d4', 'error-code', 'shape'),
    defect('d5', 'location', 'headers'),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
  const shapes = worstDefects([
    defect('d3', 'error-code', 'shape'),
    defect('d4', 'error-code', 'shape'),
    defect('d5', 'location', 'headers'),
  ]);
  expect(shapes).toEqual([
    { id: 'd3', sentence: 'about d3' },
    { id: 'd5', sentence: 'about d5' },
  ]);
});
