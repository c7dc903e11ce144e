import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CsrfGuard } from '../model/csrf.ts';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, knownOf } from '../testing/library.ts';
import { lockers } from '../testing/lockers.ts';
import { runScenarios, serveLibrary } from '../testing/runs.ts';
import { strategies } from './strategies.ts';

/** A guard that a configuration tells of. */
const csrf: CsrfGuard = {
  token: { kind: 'cookie', name: 'token', path: '/' },
  ...{ header: 'x-token', field: undefined, refusedWith: '403' },
};

test('every strategy is in the list once, under the name of its file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  const named = files.map((file) => file.replace(/\.ts$/, ''));
  const others = ['aiming', 'strategies'];
  expect(strategies.map(({ id }) => id).sort()).toEqual(named.filter((name) => !others.includes(name)));
});

test.each(strategies)(
  'the scenarios of $id aim at the cell they are planned for, and say what holds',
  ({ id, plan }) => {
    const planned = [contract, contractOf(lockers)].flatMap((each) => {
      const known = { ...knownOf(each), csrf };
      return each.cells.flatMap((cell) => plan(cell, known).map((scenario) => ({ cell, scenario })));
    });
    expect(planned.length).toBeGreaterThan(0);
    for (const { cell, scenario } of planned) {
      expect(scenario).toMatchObject({ suite: id, cell: cell.id });
      expect(scenario.id.startsWith(`${id} › ${cell.id}`)).toBe(true);
      expect(scenario.title).toMatch(/^[A-Z]/);
    }
  },
);

const answers = (...statuses: readonly string[]) => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])),
});
const inPath = (schema?: object) => ({
  parameters: [{ name: 'code', in: 'path', required: true, ...(schema && { schema }), example: 'abc' }],
});
const codes = contractOf({
  openapi: '3.1.0',
  info: { title: 'Codes', version: '1' },
  paths: {
    '/public': { get: { security: [], ...answers('200', '401', '403') } },
    '/undeclared': { get: { security: [{ token: [] }], ...answers('200', '403') } },
    '/short/{code}': {
      get: { ...inPath({ type: 'string', maxLength: 20 }), ...answers('200', '400', '404') },
    },
    '/whole/{code}': { get: { ...inPath({ type: 'integer' }), ...answers('200', '400', '404') } },
    '/any/{code}': { get: { ...inPath({ type: 'string' }), ...answers('200', '400', '404') } },
    '/nothing/{code}': { get: { ...inPath(), ...answers('200', '400', '404') } },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
});
const plan = makePlan(codes, noProfile, ['force-responses']);
const planned = (suite: string) => plan.scenarios.filter((scenario) => scenario.suite === suite);

test('whoever may call without credentials is refused for none', () => {
  expect(planned('broken-credentials')).toEqual([]);
});

test('where no role is declared, nobody lacks one', () => {
  expect(planned('insufficient-role')).toEqual([]);
});

test('a malformed identifier is one that the schema refuses, where it refuses any', async () => {
  const { url, seen } = await serveLibrary();
  await runScenarios(url, planned('malformed-id'), { plan });
  expect(seen.slice(5)).toEqual([`GET /short/${'x'.repeat(300)}`, 'GET /whole/not-a-valid-id']);
});

/** The checks that a response to a malformed identifier fails, of an operation that lists some statuses. */
async function failedBy(schema: object, answered: number, ...listed: readonly string[]) {
  const one = contractOf({
    ...{ openapi: '3.1.0', info: { title: 'One', version: '1' } },
    paths: {
      '/whole/{codeId}': {
        get: {
          parameters: [{ name: 'codeId', in: 'path', required: true, schema }],
          ...answers(...listed),
        },
      },
    },
  });
  const { url } = await serveLibrary(() => ({ status: answered, body: {} }));
  const { scenarios } = makePlan(one, noProfile, []);
  const ids = scenarios.filter(({ suite }) => suite === 'malformed-id');
  const { exchanges } = await runScenarios(url, ids, { plan: makePlan(one, noProfile, []) });
  expect(exchanges).not.toEqual([]);
  return exchanges.flatMap(({ flaws }) =>
    flaws.map(({ check }) => check).filter((check) => /^(status-|refusal-)/.test(check)),
  );
}

test('a malformed identifier may be refused as any other request, and have no route', async () => {
  const one = { type: 'integer', enum: [1] };
  expect(await failedBy(one, 422, '200', '400', '422')).toEqual([]);
  expect(await failedBy(one, 404, '200', '400', '404')).toEqual([]);
  expect(await failedBy(one, 404, '200', '400')).toEqual(['status-declared', 'status-as-aimed']);
  expect(await failedBy(one, 200, '200', '400', '404')).toEqual(['status-as-aimed']);
});

test('where any text is an identifier by the document, identifiers may have a form all the same', async () => {
  const text = { type: 'string' };
  expect(await failedBy(text, 404, '200', '404')).toEqual([]);
  expect(await failedBy(text, 400, '200', '400', '404')).toEqual([]);
  expect(await failedBy(text, 400, '200', '404')).toEqual(['refusal-listed']);
});

test('an identifier that any text can be is unknown, and not malformed', () => {
  const known = knownOf(
    contractOf({
      openapi: '3.1.0',
      info: { title: 'Texts', version: '1' },
      paths: {
        '/any/{textId}': {
          get: {
            parameters: [{ name: 'textId', in: 'path', schema: { type: 'string' } }],
            ...answers('400', '404'),
          },
        },
      },
    }),
  );
  const cells = known.contract.cells.flatMap((cell) =>
    strategies.filter(({ id }) => id === 'malformed-id').flatMap((strategy) => strategy.plan(cell, known)),
  );
  expect(cells.map(({ cell }) => cell)).toEqual(['GET /any/{textId} 404']);
});

test('what is forced is the last resort', () => {
  const forced = planned('forced-response');
  expect(forced.map(({ cell }) => cell)).toEqual(codes.cells.map(({ id }) => id));
  for (const { fallback, needs } of forced) expect([fallback, needs]).toEqual([true, ['force-responses']]);
  expect(plan.scenarios.filter(({ fallback }) => fallback)).toEqual(forced);
});

const uuid = { type: 'string', format: 'uuid' };
const idOf = (...names: readonly string[]) => ({
  parameters: names.map((name) => ({ name, in: 'path', required: true, schema: uuid })),
});
const things = contractOf({
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/shelves': { post: answers('201') },
    '/shelves/{shelfId}': { get: { ...idOf('shelfId'), ...answers('200', '404') } },
    '/shelves/{shelfId}/labels/{labelId}': {
      get: { ...idOf('shelfId', 'labelId'), ...answers('200', '404') },
    },
    '/shelves/{shelfId}/lamp': {
      ...idOf('shelfId'),
      get: answers('200', '404'),
      post: answers('201', '404'),
      put: answers('200', '404'),
      delete: answers('204', '404'),
    },
  },
});
const inventory = makePlan(things, noProfile, []);

test('an unknown identifier has to be missed where the API itself makes what it names', () => {
  const unknown = inventory.scenarios.filter(({ suite }) => suite === 'unknown-id');
  const aims = unknown.map(({ id, aim }) => [id.replace('unknown-id › ', ''), aim]);
  expect(Object.fromEntries(aims)).toEqual({
    'GET /shelves/{shelfId} 404 › shelfId': 'must',
    'GET /shelves/{shelfId}/labels/{labelId} 404 › shelfId': 'must',
    'GET /shelves/{shelfId}/labels/{labelId} 404 › labelId': 'may',
    'GET /shelves/{shelfId}/lamp 404 › shelfId': 'must',
    'POST /shelves/{shelfId}/lamp 404 › shelfId': 'must',
    'PUT /shelves/{shelfId}/lamp 404 › shelfId': 'must',
    'DELETE /shelves/{shelfId}/lamp 404 › shelfId': 'must',
  });
});

test('what was not started yet can be neither read nor replaced', () => {
  const absent = inventory.scenarios.filter(({ suite }) => suite === 'absent-singleton');
  expect(absent.map(({ cell }) => cell)).toEqual([
    'GET /shelves/{shelfId}/lamp 404',
    'PUT /shelves/{shelfId}/lamp 404',
  ]);
});

const searching = contractOf({
  openapi: '3.1.0',
  info: { title: 'Search', version: '1' },
  paths: {
    '/search': {
      get: {
        parameters: [
          {
            name: 'q',
            in: 'query',
            required: true,
            schema: { type: 'string', minLength: 2 },
            example: 'Emma',
          },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
          { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
        ],
        ...answers('200', '400'),
      },
    },
  },
});

test('every way in which a query can be invalid is sent, and nothing else is wrong with it', async () => {
  const plan = makePlan(searching, noProfile, []);
  const { url, seen } = await serveLibrary();
  const invalid = plan.scenarios.filter(({ suite }) => suite === 'invalid-query');
  await runScenarios(url, invalid, { plan });
  expect(seen).toEqual([
    'GET /search',
    'GET /search?q=a',
    'GET /search?q=Emma&limit=not-the-right-type',
    'GET /search?q=Emma&limit=0',
    'GET /search?q=Emma&limit=51',
    'GET /search?q=Emma&limit=0.5',
    // A number is no date to a server that is strict, and many read one as seconds.
    'GET /search?q=Emma&since=not%20in%20the%20format',
  ]);
});
