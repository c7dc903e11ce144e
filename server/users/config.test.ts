import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { configProblem } from '../testing/config-problem.ts';
import { configFrom } from './config.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const production = {
  USERS_MODE: 'production',
  ACCESS_TOKEN_KEY: key,
  REFRESH_TOKEN_KEY: key.trim(),
  ADMIN_PASSWORD: 'something that nobody knows',
};

const problemOf = (environment: Readonly<Record<string, string>>): string =>
  configProblem(() => configFrom({}, environment));

test('limits and lifetimes are the documented ones, unless somebody sets them', () => {
  expect(configFrom({}, {})).toMatchObject({
    PORT: 4100,
    ACCESS_TOKEN_SECONDS: 900,
    REFRESH_TOKEN_SECONDS: 604_800,
    REQUEST_LIMIT: 10,
    REQUEST_WINDOW_SECONDS: 60,
    REQUEST_TIMEOUT_MS: 30_000,
    UNLIMITED_ADDRESSES: '',
    VERIFICATION_REQUIRED: true,
  });
});

test('production has no defaults that everybody knows, and no faults', () => {
  expect(problemOf({ ...production, REFRESH_TOKEN_KEY: otherKey() })).toBe('');
  expect(problemOf({ USERS_MODE: 'production', FAULT_SECRET: 'x' })).toBe(
    [
      'ACCESS_TOKEN_KEY and REFRESH_TOKEN_KEY must be set in production: without them, tokens end with the process; ',
      'FAULT_SECRET must not be set in production; ',
      'ADMIN_PASSWORD must be set in production, or ADMIN_EMAIL must be empty: everybody knows the default.',
    ].join(''),
  );
});

test('both kinds of tokens have keys of their own', () => {
  expect(problemOf(production)).toBe('ACCESS_TOKEN_KEY and REFRESH_TOKEN_KEY must be different keys.');
});

test('what is no key is refused, and not shown', () => {
  expect(problemOf({ ACCESS_TOKEN_KEY: 'my secret' })).toBe(
    'ACCESS_TOKEN_KEY cannot be what it is: RSA key that signs access tokens, as PEM (PKCS #8); a new one at each start, if empty.',
  );
});

function otherKey(): string {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
