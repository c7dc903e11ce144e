import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { noProfile } from '../model/profile.ts';
import { makePlan } from '../plan/plan.ts';
import { contract } from '../testing/exchanges.ts';
import { contractOf, exampleBook, libraryProfile } from '../testing/library.ts';
import { type Reply, runScenarios, serveLibrary } from '../testing/runs.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'valid-request';

/** Adds a book to a library that answers so, and follows where it is said to be. */
async function follow(created: Reply, read: Reply) {
  const plan = makePlan(contract, libraryProfile, []);
  const scenarios = plan.scenarios.filter(({ id }) => id === 'valid-request › POST /books 201');
  const { url, seen } = await serveLibrary((asked) => {
    if (asked === 'POST /books') return created;
    return asked.startsWith('GET /books/') ? read : undefined;
  });
  const { claims, endings } = await runScenarios(url, scenarios, { plan });
  const broken = claims.filter(({ holds }) => !holds).map(({ sentence }) => sentence);
  return { broken, claims, seen: seen.slice(5), ending: endings.get('valid-request › POST /books 201') };
}

const at = (location: string): Reply => ({ status: 201, headers: { location }, body: exampleBook });
const found = (id = exampleBook.id): Reply => ({ status: 200, body: { ...exampleBook, id } });
const here = `/books/${exampleBook.id}`;

test.each([
  { location: here },
  { location: `https://library.example${here}` },
  { location: `books/${exampleBook.id}` },
])('Location $location leads to what was created', async ({ location }) => {
  const { broken, claims, seen, ending } = await follow(at(location), found());
  expect([broken, claims.length, ending]).toEqual([[], 1, undefined]);
  expect(seen).toContain(`GET ${here}`);
});

test('Location leads to something else', async () => {
  const { broken } = await follow(at(here), found('0195b1a0-0000-7000-8000-00000000ffff'));
  expect(broken).toEqual(['Location leads to the resource that was created']);
});

test('a Location that no operation is documented for is not followed, and accuses nobody', async () => {
  const { broken, seen } = await follow(at('/attic/7'), found());
  expect(broken).toEqual([]);
  expect(seen.filter((asked) => asked.startsWith('GET'))).toEqual([]);
});

test('Location leads to nothing', async () => {
  const { ending } = await follow(at(here), { status: 404, body: {} });
  expect(ending).toEqual({
    kind: 'answered-otherwise',
    sentence: 'GET /books/{bookId} returned 404, expected 200',
  });
});

test('nothing is followed where nothing was said', async () => {
  const { claims, seen } = await follow({ status: 201, body: exampleBook }, found());
  expect(claims).toEqual([]);
  expect(seen).toEqual(['POST /books', `DELETE ${here}`]);
});

test('a valid request has one success: the lowest', () => {
  const answers = (...statuses: readonly string[]) => ({
    get: { responses: Object.fromEntries(statuses.map((status) => [status, { description: 'x' }])) },
  });
  const { cells } = contractOf({
    openapi: '3.1.0',
    info: { title: 'Successes', version: '1' },
    paths: {
      '/a': answers('204', '200', '400'),
      '/b': answers('302', '400'),
      '/c': answers('2XX'),
      '/d': answers('404'),
    },
  });
  expect(cells.filter(isFirstSuccess).map(({ id }) => id)).toEqual([
    'GET /a 200',
    'GET /b 302',
    'GET /c 2XX',
  ]);
});

describe('alternatives of a body', () => {
  const kind = (name: string) => ({
    type: 'object',
    required: ['kind', 'name'],
    properties: { kind: { const: name }, name: { type: 'string' } },
  });
  const post = (schema: object) => ({
    post: {
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 201: { description: 'x' }, 422: { description: 'x' } },
    },
  });
  const known = contractOf({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': post({ oneOf: [kind('cat'), kind('dog')] }),
      '/values': post({
        type: 'object',
        required: ['value'],
        properties: { value: { oneOf: [{ type: 'string' }, { type: 'boolean' }] } },
      }),
    },
  });
  const plan = makePlan(known, noProfile, []);
  const scenarios = plan.scenarios.filter(({ suite }) => suite === 'valid-request');

  test('each has a scenario; one that nothing names is only tried', () => {
    expect(scenarios.map(({ id, aim }) => [id, aim])).toEqual([
      ['valid-request › POST /pets 201', 'must'],
      ['valid-request › POST /pets 201 › cat', 'must'],
      ['valid-request › POST /pets 201 › dog', 'must'],
      ['valid-request › POST /values 201', 'must'],
      ['valid-request › POST /values 201 › value string', 'may'],
      ['valid-request › POST /values 201 › value boolean', 'may'],
    ]);
  });

  test('a refused one is not replaced by another that is accepted', async () => {
    const { url } = await serveLibrary(async (_, request) => ({
      status: (await text(request)).includes('"dog"') ? 422 : 201,
    }));
    const { endings } = await runScenarios(url, scenarios.slice(0, 3), { plan });
    expect([...endings]).toEqual([
      ['valid-request › POST /pets 201', undefined],
      ['valid-request › POST /pets 201 › cat', undefined],
      [
        'valid-request › POST /pets 201 › dog',
        { kind: 'answered-otherwise', sentence: 'POST /pets returned 422, expected 201' },
      ],
    ]);
  });
});

describe('a body that servers may read otherwise need not be accepted', () => {
  const ok = { 200: { description: 'x' } };
  const text = { type: 'string' };

  /** How binding each valid request of POST /cursors is, by its variant. */
  function aimsOf(content: object): Readonly<Record<string, string>> {
    const asked = contractOf({
      openapi: '3.0.3',
      info: { title: 'Cursors', version: '1' },
      paths: { '/cursors': { post: { requestBody: { required: true, content }, responses: ok } } },
    });
    const scenarios = makePlan(asked, noProfile, []).scenarios.filter(({ suite }) => suite === id);
    return Object.fromEntries(scenarios.map((one) => [one.id.split(' › ')[2] ?? '', one.aim]));
  }

  test('because it matches two alternatives of a oneOf', () => {
    const cursor = { title: 'Cursor', type: 'object', required: ['cursor'], properties: { cursor: text } };
    const start = { title: 'Start', type: 'object', properties: { limit: { type: 'integer' } } };
    const number = { title: 'Number', type: 'object', required: ['number'], properties: { number: text } };
    const json = (oneOf: readonly object[]) => ({ 'application/json': { schema: { oneOf } } });
    expect(aimsOf(json([cursor, start]))).toEqual({ '': 'may', Cursor: 'may', Start: 'may' });
    expect(aimsOf(json([cursor, number]))).toMatchObject({ Cursor: 'must' });
  });

  test('because it is a form with an object in it, and nothing says how that is written', () => {
    const schema = { type: 'object', required: ['tag'], properties: { tag: { type: 'object' }, name: text } };
    const form = 'application/x-www-form-urlencoded';
    const both = { 'application/json': { schema }, [form]: { schema } };
    expect(aimsOf(both)).toEqual({ 'application/json': 'must', [form]: 'may' });
    const said = { ...both, [form]: { schema, encoding: { tag: { style: 'deepObject', explode: true } } } };
    expect(aimsOf(said)).toEqual({ 'application/json': 'must', [form]: 'must' });
  });
});
