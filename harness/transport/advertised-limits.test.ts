import { expect, test } from 'vitest';
import { Stop } from '../model/stop.ts';
import { createAdvertisedLimits } from './advertised-limits.ts';

const post = 'POST /boards';

function limitsAt(start = 0) {
  let clock = start;
  const { heard, take } = createAdvertisedLimits(() => clock);
  const says = (
    remaining: number,
    { operation = post, limit = 200, reset = '290', prefix = 'ratelimit' } = {},
  ) =>
    heard(operation, {
      headers: {
        [`${prefix}-limit`]: String(limit),
        [`${prefix}-remaining`]: String(remaining),
        [`${prefix}-reset`]: reset,
        date: new Date(clock).toUTCString(),
      },
    });
  return {
    says,
    take,
    pass: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

test.each(['ratelimit', 'x-ratelimit'])('a fifth of what %s-limit names is kept', (prefix) => {
  const { says, take } = limitsAt();
  says(41, { prefix });
  expect(() => take(post)).not.toThrow();
  expect(() => take(post)).toThrow(
    new Stop(
      'put-off',
      'POST /boards was not sent: the target names a limit of 200 requests that lasts another 290 s, and what is left of it is kept for the clean-up',
    ),
  );
});

test.each([
  [50, 20],
  [30, 15],
  [10, 5],
])('of a limit of %i, %i are kept: what is under way needs them', (limit, kept) => {
  const { says, take } = limitsAt();
  says(kept + 1, { limit });
  expect(() => take(post)).not.toThrow();
  expect(() => take(post)).toThrow(`a limit of ${limit}`);
});

test('operations with the same limit and the same end share it', () => {
  const { says, take } = limitsAt();
  says(90);
  says(40, { operation: 'POST /cards', reset: '289' });
  expect(() => take(post)).toThrow('a limit of 200');
});

test('what has other limits, or none that are told, is sent', () => {
  const { says, take } = limitsAt();
  says(2);
  says(90, { operation: 'POST /logins', limit: 100 });
  expect(() => take('POST /logins')).not.toThrow();
  expect(() => take('PUT /boards')).not.toThrow();
});

test('a limit that several reads have is one of everything, whatever else writes name', () => {
  const { says, take } = limitsAt();
  for (const operation of ['GET /boards', 'GET /cards']) says(40, { operation });
  says(4000, { limit: 5000 });
  expect(() => take(post)).not.toThrow();
  says(40, { operation: 'GET /users' });
  expect(() => take(post)).toThrow('a limit of 200');
});

test.each([
  ['what ends within a minute is waited for', { reset: '60' }],
  ['a limit of a few is too small for a part of it', { limit: 3 }],
])('%s', (_, limit) => {
  const { says, take } = limitsAt();
  says(1, limit);
  expect(() => take(post)).not.toThrow();
});

test('a moment is one, and what is over is forgotten', () => {
  const start = 1_800_000_000_000;
  const { says, take, pass } = limitsAt(start);
  const reset = String(start / 1000 + 300);
  says(40, { reset });
  expect(() => take(post)).toThrow('another 300 s');
  pass(301_000);
  says(200, { reset: String(start / 1000 + 600) });
  expect(() => take(post)).not.toThrow();
});
