import { expect, test } from 'vitest';
import { lastSegment } from './last-segment.ts';

test.each([
  ['/books/7', '7'],
  ['/books/7/', '7'],
  ['https://library.example/v1/books/7?full=1#top', '7'],
  ['/books/a%20b', 'a b'],
  ['/books/%zz', '%zz'],
  ['7', '7'],
  ['', ''],
])('%s ends with %s', (reference, segment) => {
  expect(lastSegment(reference)).toBe(segment);
});
