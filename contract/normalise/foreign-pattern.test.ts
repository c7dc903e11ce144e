import { expect, test } from 'vitest';
import { foreignPattern } from './foreign-pattern.ts';

test.each([
  ['\\A[a-z]+\\z', '^[a-z]+$'],
  ['\\A\\d+\\Z', '^\\d+$'],
  ['^[[:alpha:]_][[:alnum:]-]*$', '^[a-zA-Z_][a-zA-Z0-9-]*$'],
])('%s is read as %s, and is a finding', (pattern, meant) => {
  const reading = foreignPattern.read({ type: 'string', pattern }, {});
  expect(reading?.schema).toEqual({ type: 'string', pattern: meant });
  expect(reading?.message).toBe(
    `the pattern ${JSON.stringify(pattern)} is not written for ECMA-262; read as ${JSON.stringify(meant)}`,
  );
});

test.each(['^[A-Z]+$', '\\\\A', '[:a]', '\\d'])('%s means what it says', (pattern) => {
  expect(foreignPattern.read({ pattern }, {})).toBeUndefined();
});
