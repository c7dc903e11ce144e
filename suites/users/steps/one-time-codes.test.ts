import { expect, test } from 'vitest';
import { oneTimeCode } from './one-time-codes.ts';

/** RFC 6238, appendix B: the last six of eight digits; the secret is "12345678901234567890123456789012". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====';

test.each([
  [59, '119246'],
  [1_111_111_109, '084774'],
  [1_111_111_111, '062674'],
  [1_234_567_890, '819424'],
  [2_000_000_000, '698825'],
  [20_000_000_000, '737706'],
])('the code of the moment %i is %s', (seconds, code) => {
  expect(oneTimeCode(secret, 0, seconds * 1000)).toBe(code);
  expect(oneTimeCode(secret, 1, (seconds - 30) * 1000)).toBe(code);
});
