import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import { causedByRun } from './caused-by-run.ts';

test.each([
  { status: 403, message: 'The quota of this account is used up', says: 'a limit is used up' },
  { status: 422, message: 'You have exceeded the maximum', says: 'a limit is used up' },
  { status: 503, message: 'Down for maintenance', says: 'it is in maintenance' },
  { status: 423, message: 'Account is locked', says: 'the account is locked' },
  { status: 400, message: 'name has too many characters', says: undefined },
  { status: 403, message: 'You may not do that', says: undefined },
])('$status "$message": $says', ({ status, message, says }) => {
  const exchange = exchangeOf({ operation: 'POST /books', status, body: { message } });
  const why = causedByRun(exchange, true);
  if (says === undefined) expect(why).toBeUndefined();
  else expect(why).toContain(says);
  expect(causedByRun(exchange, false)).toBeUndefined();
});
