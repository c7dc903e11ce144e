import { expect, test } from 'vitest';
import type { ShownBy } from '../model/profile.ts';
import { libraryProfile } from '../testing/library.ts';
import { scenarioOf } from '../testing/runs.ts';
import { covered } from './coverage.ts';

const requirement = {
  id: 'R1',
  level: 'MUST',
  source: 'R',
  heading: 'Books',
  text: 'An unknown book is not found.',
  cells: ['GET /books/{bookId} 404'],
  notTested: null,
} as const;

const nothing = async () => undefined;
const scenarios = [
  scenarioOf('by name', nothing, { requirements: ['R1'] }),
  scenarioOf('here', nothing, { suite: 'unknown-id', cell: 'GET /books/{bookId} 404' }),
  scenarioOf('elsewhere', nothing, { suite: 'unknown-id', cell: 'PUT /books/{bookId} 404' }),
  scenarioOf('otherwise', nothing, { suite: 'malformed-id', cell: 'GET /books/{bookId} 404' }),
];

test.each<[string, readonly ShownBy[], readonly string[], readonly string[]]>([
  ['only stories', [], ['by name'], []],
  ['a strategy', [{ requirement: /^R1$/, strategies: ['unknown-id'] }], ['by name', 'here'], []],
  ['its cells', [{ requirement: /^R/, cells: true }], ['by name', 'here', 'otherwise'], []],
  ['a check', [{ requirement: /^R1$/, checks: ['error-code'] }], ['by name'], ['error-code']],
  ['something about another one', [{ requirement: /^R2$/, cells: true, checks: ['x'] }], ['by name'], []],
])('what shows a requirement, with %s', (_, shownBy, showing, checks) => {
  expect(covered([requirement], { ...libraryProfile, shownBy }, scenarios)).toMatchObject([
    { scenarios: showing, checks },
  ]);
});
