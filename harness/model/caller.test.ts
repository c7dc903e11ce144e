import { expect, test } from 'vitest';
import type { Access, Grant, Ownership } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { callerOf, isAllowed, isTold, refusedPersonas, standingOf } from './caller.ts';
import { healthyPersonas } from './persona.ts';

const access = (
  ownership: Ownership,
  roles: readonly string[] = [],
  anyOf: readonly Partial<Grant>[] = [],
): Access => ({
  public: false,
  ownership,
  roles,
  anyOf: anyOf.map((grant) => ({ ownership: 'none', roles: [], permissions: [], groups: [], ...grant })),
  names: ['token'],
  declared: true,
  alternatives: [],
  schemes: [{ kind: 'bearer', name: 'token' }],
});

/** Who may call, by what the document declares. */
const matrix: readonly (readonly [string, Access, string])[] = [
  ['anybody', { ...access('none'), public: true }, 'stranger reader writer owner admin'],
  ['any account', access('none'), 'stranger reader writer owner admin'],
  ['readers', access('reader'), 'reader writer owner'],
  ['writers', access('writer'), 'writer owner'],
  ['owners', access('owner'), 'owner'],
  ['administrators', access('none', ['clerk']), 'admin'],
  [
    'owners or administrators',
    access('none', [], [{ ownership: 'owner' }, { roles: ['clerk'] }]),
    'owner admin',
  ],
  // The administrator of ours owns nothing, so that nobody fits.
  ['administrators who own it', access('owner', ['clerk']), ''],
];

test.each(matrix)('%s may call', (_, declared, allowed) => {
  const found = healthyPersonas.filter((persona) => isAllowed(persona, declared)).map(({ id }) => id);
  expect(found.join(' ')).toBe(allowed);
  const refused = refusedPersonas(declared).map(({ id }) => id);
  expect([...found, ...refused].sort()).toEqual(healthyPersonas.map(({ id }) => id).sort());
});

test.each([
  { grant: { permissions: ['users.read'] }, stranger: 'refused', owner: 'unsaid', admin: 'allowed' },
  { grant: { groups: ['staff'] }, stranger: 'refused', owner: 'unsaid', admin: 'unsaid' },
  {
    grant: { ownership: 'owner', permissions: ['users.read'] },
    stranger: 'refused',
    owner: 'unsaid',
    admin: 'refused',
  },
] as const)('$grant says what it can', ({ grant, ...due }) => {
  const declared = access('none', [], [grant]);
  for (const [id, standing] of Object.entries(due)) {
    const persona = healthyPersonas.find((each) => each.id === id);
    expect([id, persona && standingOf(persona, declared)]).toEqual([id, standing]);
  }
});

test.each([
  ['GET /hours', 'anonymous'],
  ['GET /ledger', 'admin'],
  ['GET /books', 'owner'],
  ['DELETE /books/{bookId}', 'owner'],
])('%s is called by %s when nothing is to go wrong', (key, persona) => {
  const operation = operationOf(contract, key);
  expect(callerOf(operation)).toBe(persona);
  const caller = healthyPersonas.find(({ id }) => id === persona);
  expect(caller === undefined || isAllowed(caller, operation.access)).toBe(true);
});

const told = (operation: Operation) =>
  healthyPersonas.filter((persona) => isTold(persona, operation)).map(({ id }) => id);

test('a document tells who may call what it declares a role for', () => {
  expect(told(operationOf(contract, 'DELETE /books/{bookId}'))).toHaveLength(5);
  expect(told(operationOf(contract, 'GET /books'))).toHaveLength(5);
});

test('where anybody may call and 403 is documented all the same, it tells of the maker only', () => {
  const operation = operationOf(contract, 'DELETE /books/{bookId}');
  const open = { ...operation, access: access('none') };
  expect(told(open)).toEqual(['owner']);
  expect(told({ ...open, responses: open.responses.filter(({ status }) => status !== '403') })).toHaveLength(
    5,
  );
});

test('it tells nothing where it declares nothing', () => {
  const operation = operationOf(contract, 'GET /books');
  expect(told({ ...operation, access: { ...operation.access, declared: false } })).toEqual([]);
});
