import { expect, test } from 'vitest';
import { contract } from '../testing/exchanges.ts';
import { libraryProfile } from '../testing/library.ts';
import { makePlan } from './plan.ts';
import { leaveOutExcluded, unknownPatterns } from './scope.ts';

const plan = makePlan(contract, libraryProfile, []);

test.each([
  { exclude: 'DELETE /books/{bookId}', left: ['DELETE /books/{bookId}'] },
  { exclude: 'delete /books/*', left: ['DELETE /books/{bookId}'] },
])('--exclude "$exclude" leaves out $left, and the cells say so', ({ exclude, left }) => {
  const part = leaveOutExcluded(plan, { include: [], exclude: [exclude] });
  const out = part.cells.filter(({ reason }) => reason?.kind === 'excluded');
  expect([...new Set(out.map(({ cell }) => cell.operation.key))]).toEqual(left);
  expect(out[0]?.reason?.sentence).toBe(`left out by --exclude "${exclude}"`);
  expect(part.scenarios.length).toBeLessThan(plan.scenarios.length);
});

test('what is included as well stays', () => {
  const part = leaveOutExcluded(plan, { include: ['GET /books'], exclude: ['/books/**', '/books'] });
  const run = part.cells.filter(({ scenarios }) => scenarios.length > 0);
  expect(run.map(({ cell }) => cell.operation.key)).toContain('GET /books');
  expect(run.map(({ cell }) => cell.operation.key)).not.toContain('POST /books');
});

test('a suite can be left out, and a pattern that matches nothing is known', () => {
  const part = leaveOutExcluded(plan, { include: [], exclude: ['suite:same-again'] });
  expect(part.scenarios.filter(({ suite }) => suite === 'same-again')).toEqual([]);
  expect(unknownPatterns(plan, { include: ['GET /book'], exclude: ['unknown-id'] })).toEqual(['GET /book']);
});
