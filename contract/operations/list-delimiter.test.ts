import { expect, test } from 'vitest';
import { listDelimiter } from './list-delimiter.ts';

test.each([
  ['form', ','],
  ['simple', ','],
  ['spaceDelimited', ' '],
  ['tabDelimited', '\t'],
  ['pipeDelimited', '|'],
])('a list in style %s has %j between its items', (style, delimiter) => {
  expect(listDelimiter(style)).toBe(delimiter);
});
