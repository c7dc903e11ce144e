import { expect, test } from 'vitest';
import { boundedTest } from './bounded-test.ts';

/** Takes a few tenths of a second: long for one text, and harmless. */
const slow = `${'a'.repeat(22)}!`;

test('a text that takes too long accuses nobody, and is not tried again', () => {
  const matches = boundedTest(/^(a+)+$/, 5);
  expect(matches('aaa')).toBe(true);
  expect(matches('b')).toBe(false);
  expect(matches(slow)).toBe(true);
  const start = performance.now();
  for (let times = 0; times < 1000; times += 1) expect(matches(slow)).toBe(true);
  expect(performance.now() - start).toBeLessThan(1000);
  expect(matches('b')).toBe(false);
});

test('what is known in time is told', () => {
  expect(boundedTest(/^(a+)+$/, 60_000)(slow)).toBe(false);
});

test.each([
  { what: 'short texts', text: (index: number) => String(index) },
  { what: 'texts that come again', text: (index: number) => `a text of some length ${index % 10}` },
])('$what are not timed, because a timer costs more than they do', ({ text }) => {
  const matches = boundedTest(/^(a+)+$/);
  const start = performance.now();
  const matched = Array.from({ length: 50_000 }, (_, index) => matches(text(index)));
  expect(performance.now() - start).toBeLessThan(3000);
  expect(matched).not.toContain(true);
});
