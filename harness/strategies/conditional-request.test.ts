import { expect, test } from 'vitest';
import { outdated } from './conditional-request.ts';

test.each([
  { etag: '"1796012712004"', other: '"1796012712003"' },
  { etag: '"1796012712000"', other: '"1796012711000"' },
  { etag: 'W/"5d8c72a5edda"', other: '"5d8c72a5eddb"' },
  { etag: '"3-"', other: '"2-"' },
  { etag: '"0"', other: '"a state that never was"' },
  { etag: undefined, other: '"a state that never was"' },
])('$etag is outdated as $other', ({ etag, other }) => {
  expect(outdated(etag)).toBe(other);
});
