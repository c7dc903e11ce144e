import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { body, documentOf, empty, inPath, json } from '../testing/contract-of.ts';
import type { Operation } from './operation.ts';
import { readOperations } from './read-operations.ts';

function read(paths: JsonObject, rest: JsonObject = {}): readonly Operation[] {
  return readOperations(documentOf({ paths, ...rest }), 'small.yaml').operations;
}

function only(operation: JsonObject, item: JsonObject = {}, rest: JsonObject = {}): Operation {
  const [first] = read(
    { '/pets/{petId}': { ...item, get: { responses: { 200: empty }, ...operation } } },
    rest,
  );
  if (!first) throw new Error('there is no operation');
  return first;
}

const here = '#/paths/~1pets~1{petId}';

test('operations are those of the paths, in the order of the document', () => {
  const operations = read({
    '/pets': { post: { responses: {} }, get: { responses: {} }, summary: 'Pets', 'x-get': {} },
    'x-paths': { get: { responses: {} } },
    '/cats': { $ref: '#/paths/~1pets' },
    '/lost': { $ref: '#/paths/~1nowhere' },
  });
  expect(operations.map(({ key, pointer }) => [key, pointer])).toEqual([
    ['GET /pets', '#/paths/~1pets/get'],
    ['POST /pets', '#/paths/~1pets/post'],
    ['GET /cats', '#/paths/~1pets/get'],
    ['POST /cats', '#/paths/~1pets/post'],
  ]);
});

test.each<[operation: JsonObject, id: string | undefined, summary: string, tags: string[]]>([
  [
    { operationId: 'readPet', summary: 'Read a pet', tags: ['pets', 7, 'all'] },
    'readPet',
    'Read a pet',
    ['pets', 'all'],
  ],
  [{ operationId: 'readPet' }, 'readPet', 'readPet', []],
  [{ tags: 'pets' }, undefined, 'GET /pets/{petId}', []],
])('%j', (operation, id, summary, tags) => {
  expect(only(operation)).toMatchObject({ id, summary, tags, method: 'GET', path: '/pets/{petId}' });
});

describe('parameters', () => {
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };

  test('are inherited from the path, and replaced by those of the operation', () => {
    const { parameters } = only(
      { parameters: [{ ...limit, required: true }, { $ref: '#/components/parameters/Trace' }] },
      { parameters: [inPath('petId'), limit, { ...limit, in: 'header' }] },
      { components: { parameters: { Trace: { name: 'trace', in: 'header', schema: { type: 'string' } } } } },
    );
    expect(
      parameters.map(({ name, in: place, required, schema }) => [place, name, required, schema]),
    ).toEqual([
      ['path', 'petId', true, `${here}/parameters/0/schema`],
      ['header', 'limit', false, `${here}/parameters/2/schema`],
      ['query', 'limit', true, `${here}/get/parameters/0/schema`],
      ['header', 'trace', false, '#/components/parameters/Trace/schema'],
    ]);
  });

  test('that a media type, a scheme or the connection decides about are none', () => {
    const names = [
      'Accept',
      'content-type',
      'Authorization',
      'Host',
      'Connection',
      'Content-Length',
      'X-Mine',
    ];
    const parameters = names.map((name) => ({
      name,
      in: 'header',
      required: true,
      schema: { type: 'string' },
    }));
    expect(only({ parameters }).parameters.map(({ name }) => name)).toEqual(['X-Mine']);
  });

  test.each<[parameter: JsonObject, expected: object]>([
    [{ in: 'query' }, { style: 'form', explode: true, required: false }],
    [{ in: 'cookie' }, { style: 'form', explode: true }],
    [{ in: 'path' }, { style: 'simple', explode: false, required: true }],
    [{ in: 'header' }, { style: 'simple', explode: false }],
    [
      { in: 'query', style: 'deepObject' },
      { style: 'deepObject', explode: false },
    ],
    [
      { in: 'query', explode: false },
      { style: 'form', explode: false },
    ],
    [
      { in: 'query', content: { 'application/json': { schema: {}, example: 7 } } },
      {
        style: 'json',
        schema: `${here}/get/parameters/0/content/application~1json/schema`,
        examples: [{ value: 7 }],
      },
    ],
    [
      { in: 'query', content: { 'text/csv': { schema: {} } } },
      { style: 'form', schema: undefined },
    ],
    [
      { in: 'query', schema: { $ref: '#/components/schemas/Limit' } },
      { schema: '#/components/schemas/Limit' },
    ],
    [{ in: 'query', schema: {}, example: 7 }, { examples: [{ value: 7 }] }],
  ])('%j', (parameter, expected) => {
    const components = { schemas: { Limit: { type: 'integer' } } };
    expect(
      only({ parameters: [{ name: 'limit', ...parameter }] }, {}, { components }).parameters[0],
    ).toMatchObject(expected);
  });

  test.each<[unknown]>([[{ name: 'limit', in: 'body' }], [{ in: 'query' }], ['limit']])(
    '%j is none, and its operation is left out',
    (parameter) => {
      const get = { parameters: [parameter], responses: { 200: empty } };
      const paths = { '/pets/{petId}': { get, delete: { responses: { 204: empty } } } };
      const { operations, findings } = readOperations(documentOf({ paths }), 'small.yaml');
      expect(operations.map(({ key }) => key)).toEqual(['DELETE /pets/{petId}']);
      expect(findings).toEqual([
        {
          rule: 'left-out-operation',
          pointer: `${here}/get/parameters/0`,
          message:
            'GET /pets/{petId} is left out: a parameter needs a "name" and an "in" of path, query, header or cookie',
        },
      ]);
    },
  );
});

describe('what is referred to and not there', () => {
  const none = (kind: string) => ({ $ref: `#/components/${kind}/None` });

  test('a parameter is left out, and the operation says that it takes more', () => {
    const { parameters, unresolved } = only({ parameters: [none('parameters'), { name: 'a', in: 'query' }] });
    expect(parameters.map(({ name }) => name)).toEqual(['a']);
    expect(unresolved).toEqual(['#/components/parameters/None']);
  });

  test('a body may be there, and be anything', () => {
    const { body, unresolved } = only({ requestBody: none('requestBodies') });
    expect(body).toMatchObject({ required: false, content: [{ type: '*/*', schema: undefined }] });
    expect(unresolved).toEqual(['#/components/requestBodies/None']);
  });

  test('a response keeps its status', () => {
    const { responses, unresolved } = only({ responses: { 200: empty, 404: none('responses') } });
    expect(responses.map((response) => [response.status, response.unresolved])).toEqual([
      ['200', []],
      ['404', ['#/components/responses/None']],
    ]);
    expect(unresolved).toEqual([]);
  });
});

describe('security', () => {
  const components = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } };
  const security = [{ token: [] }];

  test.each<[operation: JsonObject, isPublic: boolean]>([
    [{}, false],
    [{ security: [] }, true],
    [{ security }, false],
  ])('%j, where the document demands a token', (operation, isPublic) => {
    expect(only(operation, {}, { components, security }).access.public).toBe(isPublic);
  });
});

describe('bodies', () => {
  test('in several media types, shared', () => {
    const content = {
      'application/json': { schema: { $ref: '#/components/schemas/Pet' }, example: { name: 'Rex' } },
      'text/plain': {},
      'x/broken': 'text',
    };
    const components = { requestBodies: { Pet: { content } }, schemas: { Pet: { type: 'object' } } };
    expect(
      only({ requestBody: { $ref: '#/components/requestBodies/Pet' } }, {}, { components }).body,
    ).toMatchObject({
      required: false,
      content: [
        {
          type: 'application/json',
          schema: '#/components/schemas/Pet',
          examples: [{ value: { name: 'Rex' } }],
        },
        { type: 'text/plain', schema: undefined, examples: [] },
      ],
    });
  });

  test('may be required, or not be there', () => {
    expect(only({ requestBody: body({}) }).body?.required).toBe(true);
    expect(only({}).body).toBeUndefined();
  });
});

describe('responses', () => {
  test('in the order of the document, shared ones at their own place', () => {
    const components = { responses: { Gone: { description: 'Gone.', 'x-documented-in': ['S1', 7] } } };
    const responses = {
      '4XX': empty,
      default: empty,
      'x-note': 'Nothing.',
      '410': { $ref: '#/components/responses/Gone' },
    };
    expect(only({ responses }, {}, { components }).responses).toMatchObject([
      { status: '410', description: 'Gone.', pointer: '#/components/responses/Gone', documentedIn: ['S1'] },
      { status: '4XX', documentedIn: [], pointer: `${here}/get/responses/4XX` },
      { status: 'default' },
    ]);
  });

  test('with headers, of which Content-Type is none', () => {
    const headers = {
      Location: { required: true, schema: { type: 'string' }, example: '/pets/7' },
      'content-type': { schema: {} },
      Lost: { $ref: '#/components/headers/None' },
    };
    expect(only({ responses: { 200: { ...empty, headers } } }).responses[0]?.headers).toMatchObject([
      { name: 'Location', required: true, examples: [{ value: '/pets/7' }] },
    ]);
  });

  test('with links: by name, by place, shared; those to elsewhere are left out', () => {
    const links = {
      byName: { operationId: 'readPet', parameters: { petId: '$response.body#/id', limit: 7 } },
      byPlace: { operationRef: `${here}/get`, parameters: { 'path.petId': '$response.body#/id' } },
      shared: { $ref: '#/components/links/Pet' },
      elsewhere: { operationRef: 'other.yaml#/paths/~1pets/get' },
      lost: { $ref: '#/components/links/None' },
      nameless: { parameters: {} },
    };
    const components = { links: { Pet: { operationId: 'readPet' } } };
    const operation = only(
      { operationId: 'readPet', responses: { 201: { ...json({}), links } } },
      {},
      { components },
    );
    expect(operation.responses[0]?.links).toEqual([
      { name: 'byName', operationId: 'readPet', parameters: { petId: '$response.body#/id' } },
      { name: 'byPlace', operationId: 'readPet', parameters: { petId: '$response.body#/id' } },
      { name: 'shared', operationId: 'readPet', parameters: {} },
    ]);
  });

  test('may be missing, as OpenAPI 3.1 allows', () => {
    expect(read({ '/pets': { get: {} } })[0]?.responses).toEqual([]);
  });
});
