import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleReport } from '../../testing/sample-report.ts';
import { fromColumns, toColumns } from './columns.ts';

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a report comes back as it was', () => {
  expect(fromColumns(throughJson(toColumns(sampleReport)) as ReturnType<typeof toColumns>)).toEqual(
    sampleReport,
  );
});

test('any JSON value comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const json = throughJson(value);
      const columns = throughJson(toColumns(json)) as ReturnType<typeof toColumns>;
      expect(JSON.stringify(sorted(fromColumns(columns)))).toBe(JSON.stringify(sorted(json)));
    }),
    { numRuns: 500 },
  );
});

test('a member called __proto__ stays a member', () => {
  const value = JSON.parse('[{"__proto__":{"a":1}},{"b":2}]');
  expect(JSON.stringify(fromColumns(toColumns(value)))).toBe(JSON.stringify(value));
});

test('equal texts are kept once', () => {
  const { leaves } = toColumns([{ name: 'Rex' }, { name: 'Rex' }, { name: 'Tom', owner: 'Rex' }]);
  expect(leaves).toEqual(['Rex', 'Tom']);
});

/** Members in the order of their names: columns keep the members, not their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
}
