import { expect, test } from 'vitest';
import { sameIdentifier, sameValue } from './same-value.ts';

test.each<[string, unknown, unknown]>([
  ['members in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
  ['another precision', '2026-01-02T03:04:05.123456Z', '2026-01-02T03:04:05.123Z'],
  ['no fraction, cut', '2026-01-02T03:04:05.999Z', '2026-01-02T03:04:05Z'],
  ['another zone', '2026-01-02T03:04:05Z', '2026-01-02T04:04:05+01:00'],
  ['a fraction of zeros', '2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05Z'],
  ['a number of another spelling', JSON.parse('1.0'), JSON.parse('1')],
])('the same: %s', (_, one, other) => {
  expect(sameValue(one, other)).toBe(true);
  expect(sameValue(other, one)).toBe(true);
});

test.each<[string, unknown, unknown]>([
  ['another second', '2026-01-02T03:04:05Z', '2026-01-02T03:04:06Z'],
  ['another millisecond', '2026-01-02T03:04:05.123Z', '2026-01-02T03:04:05.124Z'],
  ['a text and a number', '1', 1],
  ['a member less', { a: 1 }, { a: 1, b: null }],
  ['another order', [1, 2], [2, 1]],
  ['null and nothing', null, undefined],
])('not the same: %s', (_, one, other) => {
  expect(sameValue(one, other)).toBe(false);
});

test('where order means nothing, lists are sets that count', () => {
  expect(sameValue([{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }], { unordered: true })).toBe(true);
  expect(sameValue([1, 1, 2], [1, 2, 2], { unordered: true })).toBe(false);
});

test('an identifier may be a number here and a text there', () => {
  expect(sameIdentifier(7, '7')).toBe(true);
  expect(sameIdentifier('7', '8')).toBe(false);
});
