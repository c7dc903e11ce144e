import { expect, test } from 'vitest';
import { sampleCells } from '../../testing/sample-cells.ts';
import {
  everything,
  filterCells,
  filterFromQuery,
  filterToQuery,
  type MatrixFilter,
} from './matrix-filter.ts';

test.each<[Partial<MatrixFilter>, readonly string[]]>([
  [{ show: ['violating'] }, ['GET /pets 500', 'POST /pets 400', 'DELETE /pets/{petId} 500']],
  [{ show: ['injected', 'forced'] }, ['GET /pets 429', 'GET /owners 200', 'GET /owners 503']],
  [{ area: 'Owners', status: '503' }, ['GET /owners 503']],
  [{ documentedIn: 'S0', show: ['provoked'] }, ['GET /pets 401']],
  [{ text: 'DELETE 20' }, ['DELETE /pets/{petId} 204']],
  [{ text: 'forget  500' }, ['DELETE /pets/{petId} 500']],
  [{ text: 'nothing has this' }, []],
])('%j', (part, ids) => {
  expect(filterCells(sampleCells, { ...everything, ...part }).map(({ id }) => id)).toEqual(ids);
});

test('an empty filter lets everything through, and has no query', () => {
  expect(filterCells(sampleCells, everything)).toEqual(sampleCells);
  expect(filterToQuery(everything)).toBe('');
});

test('what a query says that a filter does not know is ignored', () => {
  expect(filterFromQuery('show=violating,green&colour=red')).toEqual({ ...everything, show: ['violating'] });
});
