import { expect, test } from 'vitest';
import { boundedFlaws } from './bounded-flaws.ts';

const missing = (index: number) => ({ message: `[${index}].name is required`, place: `/${index}` });

test('a few flaws are told as they are', () => {
  const flaws = Array.from({ length: 10 }, (_, index) => missing(index));
  expect(boundedFlaws(flaws)).toBe(flaws);
});

test('of many that differ in the item only, ten are told, and how many more there are', () => {
  const other = { message: 'total must be an integer', place: '/total' };
  const told = boundedFlaws([...Array.from({ length: 40_000 }, (_, index) => missing(index)), other]);
  expect(told).toHaveLength(11);
  expect(told[0]?.message).toBe('[0].name is required, and 39,990 more like it in this response');
  expect(told[1]?.message).toBe('[1].name is required');
  expect(told.at(-1)).toEqual(other);
});

test('of very many kinds, the first are told', () => {
  const flaws = Array.from({ length: 5000 }, (_, index) => ({ message: `no member "m${index}"`, place: '' }));
  const told = boundedFlaws(flaws);
  expect(told).toHaveLength(200);
  expect(told[0]?.message).toBe('no member "m0", and 4,800 more of other kinds in this response');
});
