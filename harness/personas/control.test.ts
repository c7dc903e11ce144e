import { expect, test } from 'vitest';
import { controlOf, personas } from '../model/persona.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, library, libraryProfile } from '../testing/library.ts';
import { anybody, listBooks, runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { controlId, controls } from './control.ts';

test('every healthy persona has a control, and every persona is held against one', () => {
  const ids = controls(contract).map(({ id }) => id);
  expect(ids).toEqual(['stranger', 'reader', 'writer', 'owner', 'admin'].map(controlId));
  for (const { id } of personas) expect(ids).toContain(controlId(controlOf(id)));
});

const { '/books': books, ...others } = library.paths;

test.each([
  { what: 'which needs a role on a resource', get: { ...books.get, 'x-authz': { ownership: 'reader' } } },
  {
    what: 'which is for administrators',
    get: { ...books.get, 'x-authz': { ownership: 'none', roles: ['admin'] } },
  },
  { what: 'which is for everybody', get: { ...books.get, security: [] } },
  { what: 'which documents no 200', get: { ...books.get, responses: { '202': { description: 'x' } } } },
])('a read $what controls nothing', ({ get }) => {
  expect(controls(contractOf({ ...library, paths: { ...others, '/books': { get } } }))).toEqual([]);
});

test('a persona that is refused where it must be let in is found out, and violates nothing by that', async () => {
  const { url } = await serveLibrary((_, { headers }) =>
    headers.authorization === 'Bearer token-of-writer' ? { status: 401, body: {} } : undefined,
  );
  const { endings, exchanges } = await runScenarios(url, [scenarioOf('one', listBooks)]);
  expect(endings.get(controlId('writer'))).toEqual({
    kind: 'setup-failed',
    sentence: 'GET /books returned 401, expected 200',
  });
  expect(endings.get(controlId('reader'))).toBeUndefined();
  const missed = exchanges.filter(({ flaws }) => flaws.some(({ check }) => check === 'status-as-aimed'));
  expect(missed).toEqual([]);
});

test('a persona that the adapter does not have has no control', async () => {
  const { url } = await serveLibrary();
  const auth: typeof anybody = {
    ...anybody,
    credentials: async (persona, schemes) =>
      persona === 'admin' ? undefined : anybody.credentials(persona, schemes),
  };
  const { endings } = await runScenarios(url, [], { target: { auth } });
  expect(endings.get(controlId('admin'))).toEqual({
    kind: 'not-possible',
    sentence: 'anybody has no credentials for the persona "admin"',
  });
});

test('an operation that fails for everybody silences nobody where another one lets them in', async () => {
  const shelves = { get: { security: [{ token: [] }], responses: { 200: { description: 'x' } } } };
  const odd = contractOf({ ...library, paths: { '/shelves': shelves, ...library.paths } });
  const { url } = await serveLibrary((asked) =>
    asked === 'GET /shelves' ? { status: 500, body: {} } : undefined,
  );
  const { endings } = await runScenarios(url, [], { plan: makePlan(odd, libraryProfile, []) });
  for (const id of ['stranger', 'owner', 'admin']) expect(endings.get(controlId(id))).toBeUndefined();
});
