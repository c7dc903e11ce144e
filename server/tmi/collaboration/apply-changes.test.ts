import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellInput } from '../diagrams/cells.ts';
import { applyChanges, undoChanges } from './apply-changes.ts';
import type { CellChange } from './frames.ts';

const ids = Array.from({ length: 5 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
const accept = (): undefined => undefined;

const node = (id: string, x = 0): CellInput => ({
  id,
  shape: 'process',
  position: { x, y: 0 },
  size: { width: 100, height: 50 },
});
const edge = (id: string, from: string, to: string): CellInput => ({
  id,
  shape: 'edge',
  source: { cell: from },
  target: { cell: to },
});
const [one = '', two = '', three = ''] = ids;

const id = fc.constantFrom(...ids);
const cell = fc.oneof(
  fc.tuple(id, fc.integer({ min: 0, max: 3 })).map(([name, x]) => node(name, x)),
  fc.tuple(id, id, id).map(([name, from, to]) => edge(name, from, to)),
);
const change: fc.Arbitrary<CellChange> = fc.oneof(
  cell.map((data) => ({ id: data.id, operation: 'add' as const, data })),
  fc.tuple(id, fc.integer()).map(([name, x]) => ({ id: name, operation: 'update' as const, data: { x } })),
  id.map((name) => ({ id: name, operation: 'remove' as const })),
);

test('undoing what an operation did gives back exactly what was there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(cell, { selector: (each) => each.id }), fc.array(change), (cells, changes) => {
      const outcome = applyChanges(cells, changes, accept);
      if (outcome.kind === 'changed') expect(undoChanges(outcome.cells, outcome.inverse)).toEqual(cells);
      else expect(outcome.reason).toMatch(/^(conflict_detected|no_state_change|validation_failed)$/);
    }),
    { numRuns: 2000 },
  );
});

test('an operation never gives a diagram two cells of one name, nor a new loose end', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const outcome = applyChanges([node(one), node(two)], changes, accept);
      if (outcome.kind !== 'changed') return;
      const names = outcome.cells.map((each) => each.id);
      expect(new Set(names).size).toBe(names.length);
      const ends = outcome.cells.flatMap(({ source, target }) => [source?.cell, target?.cell]);
      expect(names).toEqual(expect.arrayContaining(ends.filter((end) => end !== undefined)));
    }),
    { numRuns: 2000 },
  );
});

test.each<{ what: string; changes: readonly CellChange[]; after: readonly CellInput[] }>([
  {
    what: 'an update keeps what it does not bring',
    changes: [{ id: one, operation: 'update', data: { x: 7 } }],
    after: [{ ...node(one), position: { x: 7, y: 0 } }],
  },
  {
    what: 'an update with another size',
    changes: [{ id: one, operation: 'update', data: { width: 60, height: 40 } }],
    after: [{ ...node(one), size: { width: 60, height: 40 } }],
  },
  {
    what: 'a node whose position is flat',
    changes: [
      {
        id: two,
        operation: 'add',
        data: { id: two, shape: 'store', x: 1, y: 2, width: 50, height: 40 },
      },
    ],
    after: [
      node(one),
      { id: two, shape: 'store', position: { x: 1, y: 2 }, size: { width: 50, height: 40 } },
    ],
  },
  {
    what: 'names in another case',
    changes: [{ id: one.toUpperCase(), operation: 'remove' }],
    after: [],
  },
  {
    what: 'an edge to what comes in the same operation',
    changes: [
      { id: three, operation: 'add', data: edge(three, one, two) },
      { id: two, operation: 'add', data: node(two) },
    ],
    after: [node(one), edge(three, one, two), node(two)],
  },
])('$what', ({ changes, after }) => {
  expect(applyChanges([node(one)], changes, accept)).toMatchObject({ kind: 'changed', cells: after });
});

test('all changes are done, or none', () => {
  const changes: readonly CellChange[] = [
    { id: two, operation: 'add', data: node(two) },
    { id: three, operation: 'update', data: { x: 1 } },
  ];
  expect(applyChanges([node(one)], changes, accept)).toMatchObject({
    kind: 'rejected',
    reason: 'conflict_detected',
    cells: [three],
  });
});

test('a diagram does not grow beyond what it may have', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => node(`cell ${index}`));
  expect(applyChanges(many, [{ id: one, operation: 'add', data: node(one) }], accept)).toMatchObject({
    kind: 'rejected',
    reason: 'validation_failed',
  });
});
