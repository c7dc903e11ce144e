import { describe, expect, test } from 'vitest';
import { understand } from '../contract.ts';
import { at, isObject, type JsonObject } from '../json.ts';
import { inOpenApi3 } from './convert.ts';

const info = { title: 'Small', version: '1' };

function swagger(parts: JsonObject): JsonObject {
  return { swagger: '2.0', info, paths: {}, ...parts };
}

/** What becomes of one operation, and of the document around it. */
function operation(parts: JsonObject, document: JsonObject = {}) {
  const converted = inOpenApi3(
    swagger({
      ...document,
      paths: { '/a': { post: { responses: { 200: { description: '' } }, ...parts } } },
    }),
  );
  return { ...converted, operation: at(converted.document, '#/paths/~1a/post') as JsonObject };
}

function parameter(parts: JsonObject): unknown {
  const { operation: found } = operation({ parameters: [{ name: 'p', in: 'query', ...parts }] });
  return Array.isArray(found.parameters) ? found.parameters[0] : undefined;
}

test('a document of another version stays the same object', () => {
  const document = { openapi: '3.1.0', info, paths: {} };
  expect(inOpenApi3(document)).toMatchObject({ document, findings: [] });
  expect(inOpenApi3(document).document).toBe(document);
});

describe('servers', () => {
  test.each<[string, JsonObject, readonly string[] | undefined]>([
    [
      'all three',
      { host: 'a.example', basePath: '/v2', schemes: ['https', 'http'] },
      ['https://a.example/v2', 'http://a.example/v2'],
    ],
    ['no scheme', { host: 'a.example:8080', basePath: '/v2/' }, ['//a.example:8080/v2']],
    ['a WebSocket', { host: 'a.example', schemes: ['wss', 'https'] }, ['https://a.example']],
    ['no host', { basePath: 'v2', schemes: ['https'] }, ['/v2']],
    ['the root', { basePath: '/' }, undefined],
    ['nothing', {}, undefined],
  ])('of %s', (_, parts, urls) => {
    const { servers } = inOpenApi3(swagger(parts)).document;
    expect(servers).toEqual(urls?.map((url) => ({ url })));
  });

  test('schemes of an operation are servers of its own', () => {
    const { operation: found } = operation({ schemes: ['https'] }, { host: 'a.example', schemes: ['http'] });
    expect(found.servers).toEqual([{ url: 'https://a.example' }]);
  });
});

describe('parameters', () => {
  test('keywords beside the name are a schema', () => {
    const written = {
      type: 'integer',
      format: 'int64',
      minimum: 1,
      default: 2,
      'x-example': 3,
      required: true,
      'x-nullable': true,
    };
    expect(parameter(written)).toMatchObject({
      name: 'p',
      in: 'query',
      required: true,
      example: 3,
      schema: { type: 'integer', format: 'int64', minimum: 1, default: 2 },
    });
  });

  test('a schema as in OpenAPI 3 is taken as it is', () => {
    expect(parameter({ schema: { type: 'string' } })).toMatchObject({ schema: { type: 'string' } });
  });

  test.each([
    ['query', undefined, 'form', false],
    ['query', 'csv', 'form', false],
    ['query', 'multi', 'form', true],
    ['query', 'ssv', 'spaceDelimited', false],
    ['query', 'tsv', 'tabDelimited', false],
    ['query', 'pipes', 'pipeDelimited', false],
    ['path', undefined, 'simple', false],
    ['path', 'pipes', 'pipeDelimited', false],
    ['header', 'csv', 'simple', false],
    ['header', 'multi', 'simple', false],
  ])('a list in %s as %s is in style %s, exploded %s', (place, collectionFormat, style, explode) => {
    const list = {
      in: place,
      type: 'array',
      items: { type: 'string', collectionFormat: 'csv' },
      collectionFormat,
    };
    expect(parameter(list)).toEqual({
      name: 'p',
      in: place,
      style,
      explode,
      schema: { type: 'array', items: { type: 'string' } },
    });
  });

  test('lists in lists cannot be carried over', () => {
    const items = { type: 'array', items: { type: 'integer' }, collectionFormat: 'pipes' };
    const { findings, document } = operation({
      parameters: [{ name: 'p', in: 'query', type: 'array', items }],
    });
    expect(findings).toEqual([
      {
        rule: 'swagger-2',
        pointer: '#/paths/~1a/post/parameters/0/items',
        message: expect.stringContaining('no style for lists inside lists'),
      },
    ]);
    expect(at(document, '#/paths/~1a/post/parameters/0/schema/items')).toEqual({ type: 'string' });
  });

  test('shared ones stay in their place, and bodies among them go to the operations', () => {
    const shared = {
      Limit: { name: 'limit', in: 'query', type: 'integer' },
      Pet: { name: 'pet', in: 'body', required: true, schema: { $ref: '#/definitions/Pet' } },
    };
    const { operation: found, document } = operation(
      { parameters: [{ $ref: '#/parameters/Pet' }, { $ref: '#/parameters/Limit' }] },
      { parameters: shared },
    );
    expect(found.parameters).toEqual([{ $ref: '#/parameters/Limit' }]);
    expect(found.requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/parameters/Pet/schema' } } },
    });
    expect(at(document, '#/parameters/Limit/schema')).toEqual({ type: 'integer' });
    expect(at(document, '#/parameters/Pet/schema')).toEqual({ $ref: '#/definitions/Pet' });
  });

  test('a body of the path is that of its operations, unless they have one', () => {
    const body = (name: string) => ({ name, in: 'body', schema: { type: 'string', title: name } });
    const responses = { 200: { description: '' } };
    const { document } = inOpenApi3(
      swagger({
        paths: {
          '/a': {
            parameters: [body('whole')],
            post: { responses },
            put: { parameters: [body('own')], responses },
          },
        },
      }),
    );
    const schema = (method: string) =>
      at(document, `#/paths/~1a/${method}/requestBody/content/application~1json/schema`);
    expect(schema('post')).toMatchObject({ title: 'whole' });
    expect(schema('put')).toMatchObject({ title: 'own' });
    expect(at(document, '#/paths/~1a/parameters')).toEqual([]);
  });
});

describe('request bodies', () => {
  const body = { name: 'pet', in: 'body', schema: { type: 'object' }, 'x-example': { a: 1 } };

  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      'of the document',
      {},
      { consumes: ['application/xml', 'application/json'] },
      ['application/xml', 'application/json'],
    ],
    ['of the operation', { consumes: ['text/plain'] }, { consumes: ['application/xml'] }, ['text/plain']],
    [
      'that an operation takes back',
      { consumes: [] },
      { consumes: ['application/xml'] },
      ['application/json'],
    ],
    ['that nobody says', {}, {}, ['application/json']],
  ])('have the media types %s', (_, parts, document, types) => {
    const { operation: found } = operation({ parameters: [body], ...parts }, document);
    const content = at(found.requestBody, '/content') as JsonObject;
    expect(Object.keys(content)).toEqual(types);
    expect(at(content, `/${types[0]?.replace('/', '~1')}`)).toEqual({
      schema: { type: 'object' },
      example: { a: 1 },
    });
  });

  test('examples may be said for each media type', () => {
    const examples = { 'x-examples': { 'application/json': { b: 2 } } };
    const { operation: found } = operation({ parameters: [{ ...body, ...examples }] });
    expect(at(found.requestBody, '/content/application~1json/example')).toEqual({ b: 2 });
  });

  const text = { name: 'text', in: 'formData', type: 'string', required: true };
  const file = { name: 'file', in: 'formData', type: 'file' };
  const list = {
    name: 'list',
    in: 'formData',
    type: 'array',
    items: { type: 'integer' },
    collectionFormat: 'pipes',
  };

  test('a form without files is urlencoded', () => {
    const { operation: found, findings } = operation({ parameters: [text, list] });
    expect(found.requestBody).toEqual({
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            properties: { text: { type: 'string' }, list: { type: 'array', items: { type: 'integer' } } },
            required: ['text'],
          },
          encoding: { list: { style: 'pipeDelimited', explode: false } },
        },
      },
    });
    expect(findings).toEqual([]);
  });

  test('a form with a file is multipart, whatever the document consumes otherwise', () => {
    const { operation: found, findings } = operation(
      { parameters: [file] },
      { consumes: ['application/json'] },
    );
    expect(found.requestBody).toMatchObject({
      required: false,
      content: {
        'multipart/form-data': { schema: { properties: { file: { type: 'string', format: 'binary' } } } },
      },
    });
    expect(findings[0]?.message).toContain('not application/json; read as multipart/form-data');
  });

  test('a form beside a body is left out, and told', () => {
    const { operation: found, findings } = operation({ parameters: [text, body] });
    expect(at(found.requestBody, '/content')).toHaveProperty(['application/json']);
    expect(findings).toMatchObject([{ pointer: '#/paths/~1a/post/parameters' }]);
  });
});

describe('responses', () => {
  const schema = { type: 'object' };
  const respond = (response: JsonObject, parts: JsonObject = {}, document: JsonObject = {}) => {
    const converted = operation({ responses: { 200: response }, ...parts }, document);
    const { content } = at(converted.operation, '/responses/200') as JsonObject;
    return { ...converted, content: isObject(content) ? content : undefined };
  };

  test.each<[string, JsonObject, JsonObject, readonly string[]]>([
    [
      'of the document',
      {},
      { produces: ['application/xml', 'application/json'] },
      ['application/xml', 'application/json'],
    ],
    [
      'of the operation',
      { produces: ['application/hal+json'] },
      { produces: ['a/b'] },
      ['application/hal+json'],
    ],
    ['of its examples', {}, {}, ['application/json']],
  ])('have the media types %s', (_, parts, document, types) => {
    const examples = types.includes('application/json') ? { 'application/json': { a: 1 } } : {};
    const { content } = respond({ schema, examples }, parts, document);
    expect(Object.keys(content ?? {})).toEqual(types);
  });

  test('without "produces" and examples, a body may be of any media type', () => {
    expect(respond({ schema }).content).toEqual({ '*/*': { schema } });
  });

  test('without a schema there is no body, unless an example shows one', () => {
    expect(respond({}, {}, { produces: ['application/json'] }).content).toBeUndefined();
    expect(respond({ examples: { 'application/json': 1 } }).content).toEqual({
      'application/json': { example: 1 },
    });
  });

  test('an example of what is not produced cannot be carried over', () => {
    const { content, findings } = respond(
      { schema, examples: { 'application/xml': '<a/>', first: 1 } },
      { produces: ['application/json'] },
    );
    expect(content).toEqual({ 'application/json': { schema } });
    expect(findings.map(({ pointer }) => pointer)).toEqual([
      '#/paths/~1a/post/responses/200/examples/application~1xml',
      '#/paths/~1a/post/responses/200/examples/first',
    ]);
  });

  test('an object is JSON where only pictures are produced', () => {
    const { content, findings } = respond({ schema }, { produces: ['image/png'] });
    expect(Object.keys(content ?? {})).toEqual(['application/json', 'image/png']);
    expect(findings).toMatchObject([{ pointer: '#/paths/~1a/post/responses/200/schema' }]);
    expect(
      Object.keys(respond({ schema: { type: 'string' } }, { produces: ['text/plain'] }).content ?? {}),
    ).toEqual(['text/plain']);
  });

  test('a file is a text of bytes, and in JSON anything', () => {
    const { content } = respond(
      { schema: { type: 'file' } },
      { produces: ['application/pdf', 'application/json'] },
    );
    expect(content).toEqual({
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: {} },
    });
  });

  test('headers have schemas; lists in them have commas', () => {
    const headers = {
      'X-Count': { type: 'integer', description: 'How many', 'x-example': 4 },
      'X-Names': { type: 'array', items: { type: 'string' } },
      'X-Words': { type: 'array', items: { type: 'string' }, collectionFormat: 'ssv' },
    };
    const { operation: found, findings } = respond({ headers });
    expect(at(found, '/responses/200/headers')).toEqual({
      'X-Count': { description: 'How many', example: 4, schema: { type: 'integer' } },
      'X-Names': { schema: { type: 'array', items: { type: 'string' } } },
      'X-Words': {},
    });
    expect(findings).toMatchObject([{ pointer: '#/paths/~1a/post/responses/200/headers/X-Words' }]);
  });

  test('a shared response has the media types of each operation', () => {
    const { document } = inOpenApi3(
      swagger({
        responses: { Bad: { description: 'Bad', schema: { title: 'Bad' } } },
        paths: {
          '/a': {
            get: { produces: ['a/json'], responses: { 400: { $ref: '#/responses/Bad' } } },
            put: { produces: ['application/xml'], responses: { 400: { $ref: '#/responses/Bad' } } },
          },
        },
      }),
    );
    const content = (method: string) => at(document, `#/paths/~1a/${method}/responses/400/content`);
    expect(content('get')).toEqual({ 'a/json': { schema: { $ref: '#/responses/Bad/schema' } } });
    expect(content('put')).toEqual({ 'application/xml': { schema: { $ref: '#/responses/Bad/schema' } } });
  });
});

describe('schemas', () => {
  const definition = (schema: JsonObject, others: JsonObject = {}) => {
    const { document, findings } = inOpenApi3(swagger({ definitions: { It: schema, ...others } }));
    return { schema: at(document, '#/definitions/It'), findings };
  };

  test.each<[string, JsonObject, JsonObject]>([
    ['a type', { type: 'string', 'x-nullable': true }, { type: 'string', nullable: true }],
    ['values', { enum: ['a'], 'x-nullable': true }, { enum: ['a', null] }],
    [
      'a reference',
      { $ref: '#/definitions/B', 'x-nullable': true },
      { anyOf: [{ $ref: '#/definitions/B' }, { type: 'null' }] },
    ],
    ['nothing', { type: 'string', 'x-nullable': false }, { type: 'string', 'x-nullable': false }],
  ])('null beside %s', (_, written, expected) => {
    expect(definition(written).schema).toEqual(expected);
  });

  test('an example by its extension', () => {
    expect(definition({ type: 'string', 'x-example': 'a' }).schema).toEqual({ type: 'string', example: 'a' });
  });

  const base = {
    type: 'object',
    discriminator: 'kind',
    required: ['kind'],
    properties: { kind: { type: 'string' } },
  };
  const others = {
    Cat: { allOf: [{ $ref: '#/definitions/It' }] },
    Lion: { allOf: [{ $ref: '#/definitions/Cat' }], 'x-ms-discriminator-value': 'lion' },
    Car: { type: 'object' },
  };

  test('a discriminator has the names of what inherits', () => {
    expect(definition(base, others).schema).toMatchObject({
      discriminator: {
        propertyName: 'kind',
        mapping: { It: '#/definitions/It', Cat: '#/definitions/Cat', lion: '#/definitions/Lion' },
      },
    });
  });

  test('a discriminator whose values are no names cannot be carried over', () => {
    const { schema, findings } = definition(
      { ...base, properties: { kind: { type: 'string', enum: ['KATZE'] } } },
      others,
    );
    expect(schema).not.toHaveProperty('discriminator');
    expect(findings).toMatchObject([{ rule: 'swagger-2', pointer: '#/definitions/It/discriminator' }]);
  });
});

test('security definitions are the schemes of OpenAPI 3', () => {
  const key = { type: 'apiKey', in: 'query', name: 'key' };
  const [authorizationUrl, tokenUrl] = ['https://a.example/login', 'https://a.example/token'];
  const { document, findings } = inOpenApi3(
    swagger({
      securityDefinitions: {
        basic: { type: 'basic', description: 'Name and password' },
        key,
        implicit: { type: 'oauth2', flow: 'implicit', authorizationUrl, scopes: { a: 'A' } },
        code: { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl },
        client: { type: 'oauth2', flow: 'application', tokenUrl },
        password: { type: 'oauth2', flow: 'password', tokenUrl },
        wrong: { type: 'oauth2', flow: 'device' },
      },
    }),
  );
  expect(at(document, '#/components/securitySchemes')).toEqual({
    basic: { type: 'http', scheme: 'basic', description: 'Name and password' },
    key,
    implicit: { type: 'oauth2', flows: { implicit: { authorizationUrl, scopes: { a: 'A' } } } },
    code: { type: 'oauth2', flows: { authorizationCode: { authorizationUrl, tokenUrl, scopes: {} } } },
    client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: {} } } },
    password: { type: 'oauth2', flows: { password: { tokenUrl, scopes: {} } } },
    wrong: { type: 'oauth2', flows: {} },
  });
  expect(findings).toMatchObject([{ pointer: '#/securityDefinitions/wrong' }]);
});

describe('places', () => {
  const document = swagger({
    securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'key' } },
    parameters: { Shared: { name: 's', in: 'formData', type: 'integer' } },
    responses: { Bad: { description: '', schema: { type: 'object' } } },
    'x-items': { a: { get: { responses: { 200: { description: '', schema: { title: 'Elsewhere' } } } } } },
    paths: {
      '/a': {
        post: {
          produces: ['application/json', 'application/xml'],
          parameters: [
            { name: 'b', in: 'body', schema: { type: 'object', properties: { id: { type: 'string' } } } },
            { name: 'q', in: 'query', type: 'array', items: { type: 'string' } },
          ],
          responses: {
            200: {
              description: '',
              schema: { $ref: '#/paths/~1a/post/parameters/0/schema/properties/id' },
              examples: { 'application/json': 'x' },
              headers: { H: { type: 'integer' } },
            },
            400: { $ref: '#/responses/Bad' },
          },
        },
        put: { parameters: [{ $ref: '#/parameters/Shared' }], responses: {} },
      },
      '/b': { $ref: '#/x-items/a' },
    },
    definitions: { N: { properties: { a: { $ref: '#/definitions/N', 'x-nullable': true } } } },
  });
  const post = '#/paths/~1a/post';
  const json = 'content/application~1json';
  const form = 'content/application~1x-www-form-urlencoded';

  test.each([
    [`${post}/requestBody/${json}/schema/properties/id`, `${post}/parameters/0/schema/properties/id`],
    [`${post}/parameters/0/schema/items`, `${post}/parameters/1/items`],
    [`${post}/responses/200/${json}/schema`, `${post}/responses/200/schema`],
    [`${post}/responses/200/${json}/example`, `${post}/responses/200/examples/application~1json`],
    [`${post}/responses/200/headers/H/schema`, `${post}/responses/200/headers/H`],
    [`${post}/responses/400/description`, '#/responses/Bad/description'],
    [`#/paths/~1a/put/requestBody/${form}/schema/properties/s/type`, '#/parameters/Shared/type'],
    ['#/paths/~1b/get/responses/200', '#/x-items/a/get/responses/200'],
    ['#/definitions/N/properties/a/anyOf/0/$ref', '#/definitions/N/properties/a/$ref'],
    ['#/components/securitySchemes/key', '#/securityDefinitions/key'],
    [post, post],
  ])('%s stands in the file at %s', (now, inFile) => {
    const { document: converted, origin } = inOpenApi3(document);
    expect(origin(now)).toBe(inFile);
    expect(at(converted, now)).toBeDefined();
    expect(at(document, inFile)).toBeDefined();
  });

  test('a reference into what has moved leads to where it stands now', () => {
    const { document: converted } = inOpenApi3(document);
    expect(at(converted, `${post}/responses/200/${json}/schema`)).toEqual({
      $ref: `${post}/requestBody/${json}/schema/properties/id`,
    });
  });

  test('findings of a contract lead into the file', () => {
    const broken = swagger({
      paths: {
        '/a': {
          get: {
            responses: {
              200: { description: '', schema: { properties: { a: { $ref: '#/definitions/No' } } } },
            },
          },
        },
      },
    });
    const { findings } = understand({ file: 'a.json', document: broken, findings: [] });
    expect(findings).toMatchObject([
      { rule: 'unresolved-reference', pointer: '#/paths/~1a/get/responses/200/schema/properties/a' },
    ]);
  });
});
