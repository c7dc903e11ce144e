import { expect, test } from 'vitest';
import { contractOf, knownOf, operationOf } from '../testing/library.ts';
import { buildValidRequest, type Ingredients, mainMediaType, sampleText } from './valid-request.ts';

const text = (example?: string) => ({ schema: { type: 'string' }, ...(example && { example }) });
const body = (content: object, required = true) => ({
  requestBody: { required, content },
  responses: { '201': { description: 'x' } },
});
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const named = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', maxLength: 20 } },
};
const contract = contractOf({
  openapi: '3.1.0',
  info: { title: 'Requests', version: '1' },
  paths: {
    '/list': {
      get: {
        parameters: [
          { name: 'genre', in: 'query', required: true, ...text('novel') },
          { name: 'page', in: 'query', ...text('7') },
          { name: 'x-mark', in: 'header', required: true, ...text('m') },
          { name: 'tags', in: 'query', required: true, schema: { type: 'array' }, example: ['a', 'b'] },
          { name: 'filter', in: 'query', required: true, schema: { type: 'object' }, example: { a: 1 } },
        ],
        responses: { '200': { description: 'x' } },
      },
    },
    '/impossible': {
      get: {
        parameters: [{ name: 'never', in: 'query', required: true, schema: { not: {} } }],
        responses: { '200': { description: 'x' } },
      },
    },
    '/named': { post: body(json(named, { name: 'Emma' })) },
    '/tight': {
      post: body(
        json({ ...named, properties: { name: { type: 'string', maxLength: 5 } } }, { name: 'Emma' }),
      ),
    },
    '/both': {
      post: body({
        'application/cbor': { schema: { type: 'object' } },
        'application/x-www-form-urlencoded': { schema: named, example: { name: 'Form' } },
        ...json(named, { name: 'Json' }),
      }),
    },
    '/cbor': { post: body({ 'application/cbor': { schema: { type: 'object' } } }) },
    '/optional-cbor': { post: body({ 'application/cbor': { schema: { type: 'object' } } }, false) },
    '/unsatisfiable': { post: body(json({ type: 'object', required: ['a'], properties: { a: false } })) },
    '/authors': {
      post: {
        ...body(json({ type: 'object' }, {})),
        responses: {
          '201': {
            description: 'x',
            ...{ content: json({ type: 'object', properties: { id: { type: 'string' } } }) },
          },
        },
      },
    },
    '/authors/{author_id}': {
      get: {
        parameters: [{ name: 'author_id', in: 'path', required: true, ...text('example') }],
        responses: { '200': { description: 'x' } },
      },
    },
    '/books': {
      post: body(
        json(
          { type: 'object', required: ['author_id'], properties: { author_id: { type: 'string' } } },
          { author_id: 'example' },
        ),
      ),
    },
  },
});

const known = knownOf(contract);
const ingredients: Ingredients = {
  known,
  reference: async (_, member) => `made for ${member}`,
  unique: () => 'r1-1',
};
const build = (key: string, { mediaType }: { mediaType?: string } = {}) =>
  buildValidRequest(ingredients, operationOf(contract, key), {}, mediaType);

test('required parameters have the values of the document, written as text; optional ones are left out', async () => {
  const { query, headers } = await build('GET /list');
  expect([query, headers]).toEqual([{ genre: 'novel', tags: ['a', 'b'], a: '1' }, { 'x-mark': 'm' }]);
});

test('a body comes from the examples, with a name that can be recognised', async () => {
  expect((await build('POST /named')).body).toEqual({
    mediaType: 'application/json',
    json: { name: 'Emma r1-1' },
  });
});

test('a name that the schema does not let grow stays as it is', async () => {
  expect((await build('POST /tight')).body).toMatchObject({ json: { name: 'Emma' } });
});

test('a reference that the schema requires leads to a resource that was made for it', async () => {
  expect((await build('POST /books')).body).toMatchObject({ json: { author_id: 'made for author_id' } });
});

test('the first media type that a body can be made in is the main one; others are to be had by name', async () => {
  const form = 'application/x-www-form-urlencoded';
  expect(mainMediaType(operationOf(contract, 'POST /both'))).toBe(form);
  expect((await build('POST /both')).body).toMatchObject({ mediaType: form, json: { name: 'Form r1-1' } });
  const { body } = await build('POST /both', { mediaType: 'application/json' });
  expect(body).toMatchObject({ mediaType: 'application/json', json: { name: 'Json r1-1' } });
});

test.each(['integer', 'string', 'array'])('a form has members: that of %s cannot be sent', (type) => {
  const schema = { type };
  const content = { 'application/x-www-form-urlencoded': { schema }, 'application/json': { schema } };
  const converting = contractOf({
    openapi: '3.1.0',
    info: { title: 'Converter', version: '1' },
    paths: { '/converted': { post: body(content) } },
  });
  expect(mainMediaType(operationOf(converting, 'POST /converted'))).toBe('application/json');
});

test('an optional body that cannot be made is left out', async () => {
  expect((await build('POST /optional-cbor')).body).toBeUndefined();
});

test.each([
  ['POST /cbor', 'bodies of application/cbor cannot be generated from a schema'],
  ['POST /unsatisfiable', 'no value was found that is valid by the schema of the request body'],
  ['GET /impossible', 'no valid value could be found for the query parameter never'],
])('%s has no valid request: %s', async (key, message) => {
  await expect(build(key)).rejects.toMatchObject({
    kind: 'does-not-fit',
    message: expect.stringContaining(message),
  });
});

test('a number is written as text', () => {
  const parameter = {
    name: 'page',
    in: 'query',
    required: true,
    style: 'form',
    explode: true,
    schema: undefined,
    examples: [{ name: 'example', value: 7, pointer: '', cause: undefined, subject: undefined }],
  } as const;
  expect(sampleText(known, parameter)).toBe('7');
});
