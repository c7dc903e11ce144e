import { expect, test } from 'vitest';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { unreachable } from './unreachable.ts';

test.each([
  ['the connection was refused', 'start it, or give another --target'],
  ['the host name is not known', 'check its address, or give another --target'],
])('%s: %s', (reason, advice) => {
  const { message } = unreachable('http://a', new UnreachableError(`GET / got no response: ${reason}`));
  expect(message).toBe(`the target http://a cannot be reached: ${reason}; ${advice}`);
});
