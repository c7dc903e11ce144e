import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { exampleId, petShop } from '../testing/pet-shop.ts';
import { bundledContract, contractOf, startMock, startMockOf } from '../testing/start-mock.ts';

/** A judge that shares nothing with the mock but the document. */
function judgeOf(document: object) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  ajvFormats.default(ajv);
  ajv.addSchema(document, 'document');
  return (pointer: string, value: unknown) => ajv.getSchema(`document${pointer}`)?.(value) === true;
}

const documents = [
  [
    'tmi',
    () => bundledContract('tmi'),
    async () => load(await readFile('specs/tmi/openapi.yaml', 'utf8')) as object,
  ],
  [
    'mini',
    () => bundledContract('mini'),
    async () => load(await readFile('specs/mini/openapi.yaml', 'utf8')) as object,
  ],
  ['the pet shop', async () => contractOf(petShop), async () => petShop],
] as const;

test.each(documents)(
  'every documented response of %s can be asked for, and is valid',
  async (_, contractFor, source) => {
    const contract = await contractFor();
    const isValid = judgeOf(await source());
    const { ask } = await startMockOf(contract);
    const wrong: string[] = [];
    for (const { id, operation, response } of contract.cells) {
      const path = operation.path.replaceAll(/\{[^}]+\}/g, 'anything');
      const headers = { prefer: `code=${response.status}` };
      const answer = await ask(`${operation.method} ${path}`, { as: '', headers });
      const type = answer.headers.get('content-type');
      const media = response.content.find((documented) => documented.type === type);
      if (String(answer.status) !== response.status) wrong.push(`${id}: ${answer.status}`);
      else if (response.content.length === 0) wrong.push(...(answer.text === '' ? [] : [`${id}: a body`]));
      else if (!media) wrong.push(`${id}: ${type}`);
      else if (media.schema && !isValid(media.schema, answer.body ?? answer.text))
        wrong.push(`${id}: ${answer.text}`);
      const missing = response.headers.filter(({ name, required }) => required && !answer.headers.has(name));
      wrong.push(...missing.map(({ name }) => `${id}: no ${name}`));
    }
    expect(wrong).toEqual([]);
  },
);

const path = `/pets/${exampleId}`;

test.each([
  ['the header', `GET ${path}`, { prefer: 'code=404, example=label' }],
  ['the header with quotes', `GET ${path}`, { prefer: 'code="404"; example="label"' }],
  ['the query', `GET ${path}?__code=404&__example=label`, {}],
])('an example is asked for by name in %s', async (_, request, headers) => {
  const { ask } = await startMock();
  const { status, body } = await ask(request, { headers, as: '' });
  expect([status, body.message]).toEqual([404, 'No such label']);
});

test('a preference in the header hides those in the query', async () => {
  const { ask } = await startMock();
  expect((await ask(`GET ${path}?__code=404`, { headers: { prefer: 'code=403' } })).status).toBe(403);
});

test('other preferences change nothing', async () => {
  const { ask } = await startMock();
  expect((await ask(`GET ${path}`, { headers: { prefer: 'return=minimal' }, as: '' })).status).toBe(401);
  expect((await ask(`GET ${path}?__proto__=1`, { as: '' })).status).toBe(401);
});

test('a status that is not documented is refused, with those that are', async () => {
  const { ask } = await startMock();
  const { status, headers, body } = await ask('GET /pets', { headers: { prefer: 'code=418' } });
  expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  expect(body.detail).toBe('GET /pets documents no 418; it documents 200, 400, 401, 429');
});

test('what is no status and what is no example is refused, too', async () => {
  const { ask } = await startMock();
  expect((await ask('GET /pets', { headers: { prefer: 'code=many' } })).status).toBe(422);
  const { status, body } = await ask('GET /pets', { headers: { prefer: 'code=429, example=fast' } });
  expect([status, body.detail]).toEqual([404, 'The response 429 has no example named fast; it has slow']);
});

test('dynamic answers are generated, valid, and others each time', async () => {
  const { ask } = await startMock();
  const isValid = judgeOf(petShop);
  const bodies = await Promise.all(
    Array.from(
      { length: 4 },
      async () => (await ask(`GET ${path}`, { headers: { prefer: 'dynamic=true' } })).body,
    ),
  );
  expect(bodies.every((body) => isValid('#/components/schemas/Pet', body))).toBe(true);
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBeGreaterThan(1);
});

/** A closed part forbids what the other one requires. */
const contradictory = {
  openapi: '3.1.0',
  info: { title: 'Contradictory', version: '1' },
  paths: {
    '/one': {
      get: {
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/Whole' } } } },
        },
      },
    },
    '/list': {
      get: {
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Whole' } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Part: {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'integer' } },
        additionalProperties: false,
      },
      Whole: {
        allOf: [
          { $ref: '#/components/schemas/Part' },
          { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
        ],
      },
    },
  },
};

test('what no value can satisfy is answered as it was meant, and reported; a list of it is empty', async () => {
  const { ask } = await startMock({ stateful: false }, contradictory);
  expect(Object.keys((await ask('GET /one')).body).sort()).toEqual(['a', 'b']);
  expect((await ask('GET /list')).body).toEqual([]);
});

test('reports which cells cannot be satisfied', async () => {
  const { createMockServer } = await import('../mock-server.ts');
  const { unsatisfiable } = createMockServer(contractOf(contradictory));
  expect(unsatisfiable).toEqual([{ cell: 'GET /one 200', pointer: '#/components/schemas/Whole' }]);
});
