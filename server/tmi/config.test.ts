import { expect, test } from 'vitest';
import type { Setting } from '../setting.ts';
import { configProblem } from '../testing/config-problem.ts';
import { configFrom } from './config.ts';
import { settings } from './settings.ts';

const production = {
  TMI_MODE: 'production',
  PUBLIC_URL: 'https://tmi.example.com',
  SECRET: 'thirty-two characters, and then some',
  TEST_PROVIDER: 'false',
  ADMINISTRATORS: 'google:alice',
  CLIENT_CALLBACKS: 'https://app.example.com/',
};

const problemOf = (environment: Readonly<Record<string, string>>): string =>
  configProblem(() => configFrom({}, environment));

test('an empty environment is good to develop with', () => {
  expect(configFrom({}, {})).toMatchObject({
    TMI_MODE: 'development',
    DATABASE_URL: 'sqlite::memory:',
    PORT: 8080,
  });
});

test('flags go before the environment, and what is not ours is not looked at', () => {
  const config = configFrom({ PORT: 1 }, { PORT: '2', HOST: '::1', PATH: '/bin' });
  expect(config).toMatchObject({ PORT: 1, HOST: '::1' });
  expect(Object.keys(config)).not.toContain('PATH');
});

test.each([
  { name: 'PORT', value: '70000', says: 'a whole number from 0 to 65535' },
  { name: 'PORT', value: 'http', says: 'a whole number from 0 to 65535' },
  { name: 'LOG_LEVEL', value: 'loud', says: 'one of trace, debug, info' },
  { name: 'DATABASE_URL', value: 'mysql://db', says: 'sqlite::memory:, sqlite:<file> or postgres://' },
  { name: 'ADMINISTRATORS', value: 'alice', says: 'provider:id' },
  { name: 'PUBLIC_URL', value: 'tmi.example.com', says: 'public URL of the server' },
])('$name cannot be "$value", and the message says what it can be', ({ name, value, says }) => {
  const problem = problemOf({ [name]: value });
  expect(problem).toContain(`${name} cannot be "${value}"`);
  expect(problem).toContain(says);
  expect(problem).not.toContain('\n');
});

test('a secret is never shown', () => {
  expect(problemOf({ SECRET: 'too short' })).toMatch(/^SECRET cannot be what it is/);
});

test('production starts with everything set', () => {
  expect(problemOf(production)).toBe('');
});

test.each([
  { without: 'SECRET', says: 'SECRET must be set' },
  { without: 'PUBLIC_URL', says: 'PUBLIC_URL must be set' },
  { without: 'TEST_PROVIDER', says: 'TEST_PROVIDER must be false' },
  { without: 'ADMINISTRATORS', says: 'ADMINISTRATORS must not name people of the test provider' },
])('production does not start without $without', ({ without, says }) => {
  const entries = Object.entries(production).filter(([name]) => name !== without);
  expect(problemOf(Object.fromEntries(entries))).toContain(says);
});

test('production does not start with faults', () => {
  expect(problemOf({ ...production, FAULT_SECRET: 'known' })).toContain('FAULT_SECRET must not be set');
});

test.each(Object.entries<Setting>(settings))('%s says what it is for', (_name, { says }) => {
  expect(says).toMatch(/^[a-zA-Z][^\n]{10,}[^.]$/);
});
