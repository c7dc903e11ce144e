import { expect, test } from 'vitest';
import { configProblem } from '../testing/config-problem.ts';
import { configFrom } from './config.ts';

const production = {
  TASKY_MODE: 'production',
  SECRET: 'thirty-two characters, and then some',
  ADMIN_PASSWORD: 'something that nobody knows',
};

const problemOf = (environment: Readonly<Record<string, string>>): string =>
  configProblem(() => configFrom({}, environment));

test('the limits are the documented ones, unless somebody sets them', () => {
  expect(configFrom({}, {})).toMatchObject({
    PORT: 4000,
    LOGIN_LIMIT: 5,
    LOGIN_WINDOW_SECONDS: 900,
    REGISTRATION_LIMIT: 3,
    REGISTRATION_WINDOW_SECONDS: 3600,
    SEARCH_LIMIT: 30,
    SEARCH_WINDOW_SECONDS: 60,
    WRITE_LIMIT: 50,
    WRITE_WINDOW_SECONDS: 300,
    UNLIMITED_ADDRESSES: '',
  });
});

test('production has no defaults that everybody knows, and no faults', () => {
  expect(problemOf(production)).toBe('');
  expect(problemOf({ ...production, ADMIN_PASSWORD: 'password', ADMIN_EMAIL: '' })).toBe('');
  expect(problemOf({ TASKY_MODE: 'production', FAULT_SECRET: 'x' })).toBe(
    [
      'SECRET must be set in production: everybody knows the default; ',
      'FAULT_SECRET must not be set in production; ',
      'ADMIN_PASSWORD must be set in production, or ADMIN_EMAIL must be empty: everybody knows the default.',
    ].join(''),
  );
});

test('a secret that is too short is refused, and not shown', () => {
  expect(problemOf({ SECRET: 'short' })).toBe(
    'SECRET cannot be what it is: key that signs the tokens; at least 32 characters.',
  );
});
