import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { body, contractOf, empty, inPath, json } from '../testing/contract-of.ts';
import { documentFindings, documentRules, helpFor } from './document-findings.ts';

const text = { type: 'string' };
const problem = { type: 'object', required: ['code'], properties: { code: text } };
const named = { type: 'object', required: ['name'], properties: { name: text } };
const spaced = { type: 'object', properties: { 'first name': text } };
const closed = { type: 'object', properties: { id: text }, additionalProperties: false };
const impossible = { allOf: [named, closed] };

type Parts = Parameters<typeof contractOf>[0];

function getOnly(operation: JsonObject, path = '/pets'): Parts {
  return { paths: { [path]: { get: operation } } };
}

/** Each rule with documents that break it: where, and part of what is said. */
const broken: readonly [
  rule: string,
  parts: Parts,
  expected: readonly (readonly [pointer: string, message: string])[],
][] = [
  [
    'unresolved-reference',
    {
      paths: {
        '/gone': { $ref: 'gone.yaml' },
        '/pets': {
          parameters: [{ $ref: '#/components/parameters/Gone' }],
          post: {
            requestBody: { $ref: '#/components/requestBodies/Gone' },
            responses: {
              201: { ...empty, headers: { Location: { $ref: '#/components/headers/Gone' } } },
              404: { $ref: '#/components/responses/Missing' },
            },
          },
        },
      },
      components: { responses: { Missing: { $ref: '#/components/responses/Gone' } } },
    },
    [
      ['#/paths/~1gone', 'the reference to "gone.yaml" does not resolve'],
      ['#/paths/~1pets/parameters/0', 'the reference to "#/components/parameters/Gone" does not resolve'],
      ['#/paths/~1pets/post/requestBody', '#/components/requestBodies/Gone'],
      ['#/paths/~1pets/post/responses/201/headers/Location', '#/components/headers/Gone'],
      ['#/components/responses/Missing', '#/components/responses/Gone'],
    ],
  ],
  [
    'unknown-security-scheme',
    {
      paths: {
        '/pets': { get: { responses: { 200: empty } }, post: { responses: { 201: empty } } },
        '/toys': { get: { security: [{ known: [] }], responses: { 200: empty } } },
      },
      security: [{ constructor: [] }],
      components: { securitySchemes: { known: { type: 'http', scheme: 'basic' } } },
    },
    [
      [
        '#/components/securitySchemes',
        'there is no security scheme "constructor", which GET /pets and 1 more ask for',
      ],
    ],
  ],
  [
    'unknown-security-scheme',
    {
      paths: { '/pets': { get: { security: [{ known: [] }], responses: { 200: empty } } } },
      components: {
        securitySchemes: {
          known: { type: 'apiKey', in: 'header', name: 'My Key' },
          unused: { type: 'apiKey', in: 'header', name: 'My Key' },
        },
      },
    },
    [
      [
        '#/components/securitySchemes/known',
        'the security scheme "known" asks for a header "My Key", and no header can have that name',
      ],
    ],
  ],
  [
    'same-path',
    {
      paths: {
        '/pets/{id}': { parameters: [inPath('id')], get: { responses: { 200: empty } } },
        '/pets/{name}': { parameters: [inPath('name')], delete: { responses: { 204: empty } } },
        '/pets/mine': { get: { responses: { 200: empty } } },
      },
    },
    [['#/paths/~1pets~1{name}', '/pets/{name} and /pets/{id} are the same path']],
  ],
  [
    'other-server',
    {
      paths: {
        '/pets': { get: { responses: { 200: empty } } },
        '/photos': {
          servers: [{ url: 'https://files.example.com/upload' }],
          get: { responses: { 200: empty } },
          put: { servers: [{ url: '/' }], responses: { 200: empty } },
        },
      },
    },
    [['#/paths/~1photos/get', 'GET /photos is served at files.example.com/upload, everything else at /']],
  ],
  [
    'xml-name',
    {
      paths: {
        '/pets': {
          get: {
            responses: { 200: { description: 'x', content: { 'application/xml': { schema: spaced } } } },
          },
          put: {
            responses: { 200: { description: 'x', content: { 'application/json': { schema: spaced } } } },
          },
        },
      },
    },
    [
      [
        '#/paths/~1pets/get/responses/200/content/application~1xml/schema/properties/first name',
        '"first name" cannot be the name of an element or attribute of XML',
      ],
    ],
  ],
  [
    'shared-query-name',
    {
      paths: {
        '/pets': {
          get: {
            parameters: [
              { name: 'page', in: 'query', schema: { type: 'integer' } },
              { name: 'filter', in: 'query', schema: { type: 'object', properties: { page: {}, size: {} } } },
              { name: 'deep', in: 'query', style: 'deepObject', schema: { properties: { size: {} } } },
            ],
            responses: { 200: empty },
          },
        },
      },
    },
    [
      [
        '#/paths/~1pets/get',
        'GET /pets: "page" in the query belongs to two parameters, page and filter, so a server cannot tell them apart',
      ],
    ],
  ],
  [
    'path-without-slash',
    { paths: { pets: { get: { responses: { 200: empty } } }, '/toys': {}, 'x-more': {} } },
    [['#/paths/pets', 'the path "pets" does not begin with a slash']],
  ],
  [
    'clashing-schemes',
    {
      paths: {
        '/pets': {
          get: {
            security: [
              { key: [], token: [] },
              { other: [], token: [] },
              { token: [], oauth: [] },
            ],
            responses: { 401: empty },
          },
        },
      },
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'Authorization' },
          other: { type: 'apiKey', in: 'query', name: 'authorization' },
          token: { type: 'http', scheme: 'bearer' },
          oauth: { type: 'oauth2', flows: {} },
        },
      },
    },
    [['#/paths/~1pets/get/security/0', 'key and token both need the header authorization of a request']],
  ],
  [
    'path-with-query',
    { paths: { '/pets?sort=name': { get: { responses: { 200: empty } } }, '/pets#top': {}, 'x-a?b': {} } },
    [
      ['#/paths/~1pets?sort=name', 'the path "/pets?sort=name" has a query or a fragment'],
      ['#/paths/~1pets#top', 'the path "/pets#top" has a query or a fragment'],
    ],
  ],
  [
    'overlapping-paths',
    {
      paths: {
        '/pets/{id}/toys': { parameters: [inPath('id')], get: { responses: { 200: empty } } },
        '/pets/mine/{what}': { parameters: [inPath('what')], get: { responses: { 200: empty } } },
        '/pets/{what}': { parameters: [inPath('what')], get: { responses: { 200: empty } } },
        '/pets/mine': { get: { responses: { 200: empty } } },
      },
    },
    [['#/paths/~1pets~1mine~1{what}/get', 'some paths match both /pets/mine/{what} and /pets/{id}/toys']],
  ],
  [
    'unsatisfiable-schema',
    {
      paths: {
        '/pets': { get: { responses: { 200: json({ $ref: '#/components/schemas/Pet' }), 204: empty } } },
      },
      components: { schemas: { Pet: impossible, Unused: impossible } },
    },
    [
      [
        '#/components/schemas/Pet',
        'is required, but a part with "additionalProperties: false" does not allow it; impossible as written: GET /pets 200',
      ],
      ['#/components/schemas/Unused', 'no value satisfies this schema: "name" is required'],
    ],
  ],
  [
    'only-empty-list',
    getOnly({ responses: { 200: json({ type: 'array', items: impossible }) } }),
    [['#/paths/~1pets/get/responses/200/content/application~1json/schema', 'used by GET /pets 200']],
  ],
  [
    'no-sample',
    getOnly({
      responses: { 200: json({ type: 'string', pattern: '^(?=.*d)(?=.*e)[a-f]{9}$', maxLength: 8 }) },
    }),
    [
      [
        '#/paths/~1pets/get/responses/200/content/application~1json/schema',
        'give an example for GET /pets 200',
      ],
    ],
  ],
  [
    'invalid-example',
    {
      paths: {
        '/pets': {
          post: {
            parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' }, example: 'ten' }],
            requestBody: body(named, { example: { name: 1 } }),
            responses: {
              201: {
                ...json(named, { examples: { good: { value: { name: 'Rex' } }, bad: { value: {} } } }),
                headers: { Location: { schema: { type: 'string', minLength: 9 }, example: '/pets' } },
              },
            },
          },
        },
      },
      components: { schemas: { Age: { type: 'integer', examples: [3, 'old'], default: null } } },
    },
    [
      [
        '#/paths/~1pets/post/parameters/0/example',
        'the example of POST /pets query parameter limit does not satisfy its schema: the value must be an integer',
      ],
      [
        '#/paths/~1pets/post/requestBody/content/application~1json/example',
        'the example of POST /pets request body does not satisfy its schema: name must be a string',
      ],
      ['#/paths/~1pets/post/responses/201/content/application~1json/examples/bad/value', 'name is required'],
      ['#/paths/~1pets/post/responses/201/headers/Location/example', 'must have at least 9 characters'],
      ['#/components/schemas/Age/default', 'the default does not satisfy its schema'],
      ['#/components/schemas/Age/examples/1', 'example 2 does not satisfy its schema'],
    ],
  ],
  [
    'required-read-only',
    {
      paths: {
        '/pets': {
          post: {
            requestBody: body({ $ref: '#/components/schemas/New' }),
            responses: { 201: json({ $ref: '#/components/schemas/Pet' }) },
          },
          put: {
            requestBody: body({ $ref: '#/components/schemas/Both' }),
            responses: { 200: json({ $ref: '#/components/schemas/Both' }) },
          },
        },
      },
      components: {
        schemas: {
          New: { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } },
          Pet: {
            type: 'object',
            required: ['pin'],
            properties: { pin: { type: 'string', writeOnly: true } },
          },
          Both: {
            type: 'object',
            required: ['id', 'pin'],
            properties: { id: { type: 'string', readOnly: true }, pin: { type: 'string', writeOnly: true } },
          },
          Never: { type: 'object', properties: { id: { type: 'string', readOnly: true, writeOnly: true } } },
        },
      },
    },
    [
      ['#/components/schemas/New', '"id" is required and read-only, but the schema is used only in requests'],
      [
        '#/components/schemas/Pet',
        '"pin" is required and write-only, but the schema is used only in responses',
      ],
      ['#/components/schemas/Never', '"id" is read-only and write-only'],
    ],
  ],
  [
    'role-without-403',
    {
      paths: {
        '/pets': {
          get: { 'x-authz': { ownership: 'none', roles: ['admin'] }, responses: { 200: empty, 401: empty } },
          put: { 'x-authz': { ownership: 'owner' }, responses: { 200: empty, 401: empty } },
          post: { 'x-authz': { ownership: 'owner' }, responses: { 200: empty, 403: empty } },
          patch: { 'x-authz': { ownership: 'reader' }, responses: { 200: empty, 404: empty } },
          delete: { 'x-authz': { ownership: 'none' }, responses: { 200: empty } },
        },
      },
    },
    [
      ['#/paths/~1pets/get/responses', 'GET /pets needs the role admin'],
      ['#/paths/~1pets/put/responses', 'PUT /pets needs the role owner on the resource'],
    ],
  ],
  [
    'refusal-without-security',
    {
      paths: {
        '/pets/{id}': {
          parameters: [inPath('id')],
          get: { responses: { 200: empty, 401: empty, 403: empty } },
          put: { requestBody: body(named), responses: { 200: empty, 401: empty } },
          delete: { security: [{ bearer: [] }], responses: { 204: empty, 401: empty } },
        },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    [
      [
        '#/paths/~1pets~1{id}/get/responses/401',
        '401 is documented, but no credentials are required: GET /pets/{id}',
      ],
      ['#/paths/~1pets~1{id}/get/responses/403', '403 is documented'],
    ],
  ],
  [
    'discriminator',
    {
      components: {
        schemas: {
          Cat: { type: 'object', properties: { kind: text } },
          Dog: named,
          Good: {
            oneOf: [{ $ref: '#/components/schemas/Cat' }],
            discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', other: 'other.yaml' } },
          },
          Lost: {
            type: 'object',
            properties: { kind: text },
            discriminator: { propertyName: 'kind', mapping: { a: 'Cow', b: '#/components/schemas/Cow' } },
          },
          Blind: {
            oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
            discriminator: { propertyName: 'kind' },
          },
          Mute: { type: 'object', discriminator: {} },
          Page: {
            type: 'object',
            properties: { items: { type: 'array' } },
            discriminator: { propertyName: 'items' },
          },
        },
      },
    },
    [
      ['#/components/schemas/Lost/discriminator', '"a" is mapped to "Cow", which does not exist'],
      ['#/components/schemas/Lost/discriminator', '"b" is mapped to "#/components/schemas/Cow"'],
      ['#/components/schemas/Blind/discriminator', '1 of 2 alternatives have no member "kind"'],
      ['#/components/schemas/Mute/discriminator', 'names no member'],
      ['#/components/schemas/Page/discriminator', 'names "items", which is no text'],
    ],
  ],
  [
    'impossible-body',
    {
      paths: {
        '/pets': {
          head: { responses: { 200: json(text), 404: empty } },
          delete: { responses: { 200: json(text), 204: json(text), 205: json(text) } },
        },
      },
    },
    [
      ['#/paths/~1pets/delete/responses/204', 'DELETE /pets 204'],
      ['#/paths/~1pets/delete/responses/205', 'DELETE /pets 205'],
      ['#/paths/~1pets/head/responses/200', 'HEAD /pets 200'],
    ],
  ],
  [
    'misleading-location',
    {
      paths: {
        '/pets': {
          post: {
            responses: {
              201: {
                ...json({ type: 'object' }, { example: { id: 7, name: 'Rex' } }),
                headers: {
                  Location: {
                    schema: text,
                    examples: { good: { value: '/pets/7' }, bad: { value: '/pets/8' } },
                  },
                },
              },
            },
          },
          put: {
            responses: {
              201: {
                ...json({ type: 'object' }, { example: { id: 7, name: 'Rex' } }),
                headers: { Location: { schema: text, example: '/pets/Rex' } },
              },
            },
          },
        },
      },
    },
    [['#/paths/~1pets/post/responses/201/headers/Location/examples/bad/value', 'POST /pets 201']],
  ],
  [
    'no-responses',
    { paths: { '/pets': { get: {}, post: { responses: {} }, put: { responses: { 200: empty } } } } },
    [
      ['#/paths/~1pets/get', 'GET /pets documents no response'],
      ['#/paths/~1pets/post', 'POST /pets documents no response'],
    ],
  ],
  [
    'query-without-body',
    {
      openapi: '3.2.0',
      paths: {
        '/pets': { query: { responses: { 200: empty } } },
        '/toys': { query: { requestBody: body({}), responses: { 200: empty } } },
      },
    },
    [['#/paths/~1pets/query', 'QUERY /pets has no request body']],
  ],
  [
    'security-without-401',
    {
      paths: {
        '/pets': {
          get: { responses: { 200: empty } },
          put: { responses: { 200: empty, 401: empty } },
          post: { responses: { 200: empty, '4XX': empty } },
          delete: { security: [], responses: { 204: empty } },
          patch: { security: [{}, { bearer: [] }], responses: { 204: empty } },
        },
      },
      security: [{ bearer: [] }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    [['#/paths/~1pets/get/responses', 'GET /pets needs credentials']],
  ],
  [
    'error-envelope',
    {
      paths: {
        '/pets': {
          get: {
            responses: {
              400: json({ $ref: '#/components/schemas/Problem' }),
              404: json({ $ref: '#/components/schemas/Problem' }),
              409: json({ allOf: [{ $ref: '#/components/schemas/Problem' }, named] }),
              422: json({ type: 'object', properties: { message: text } }),
              500: empty,
              503: { description: 'Text.', content: { 'text/plain': { schema: text } } },
            },
          },
          head: { responses: { 404: empty } },
        },
      },
      components: { schemas: { Problem: problem } },
    },
    [
      [
        '#/paths/~1pets/get/responses/422',
        'another envelope than the others (#/components/schemas/Problem): GET /pets 422',
      ],
      ['#/paths/~1pets/get/responses/500', 'no JSON body with a schema, unlike the others: GET /pets 500'],
      ['#/paths/~1pets/get/responses/503', 'no JSON body with a schema'],
    ],
  ],
  [
    'error-envelope',
    getOnly({ responses: { 200: empty, 400: empty, 500: empty } }),
    [['#/paths', 'none of the 2 error responses has a body schema']],
  ],
  [
    'unreachable-status',
    {
      paths: {
        '/pets': {
          get: { responses: { 200: empty, 401: empty, 404: empty, 405: empty, 415: empty } },
          put: { requestBody: body(named), responses: { 200: empty, 304: empty, 404: empty, 415: empty } },
          delete: { security: [{ bearer: [] }], responses: { 204: empty, 403: empty, 404: empty } },
        },
        '/pets/{id}': {
          parameters: [inPath('id')],
          get: { responses: { 200: empty, 403: empty, 405: empty } },
        },
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    [
      ['#/paths/~1pets/get/responses/401', 'all requests are the same'],
      ['#/paths/~1pets/get/responses/404', 'no request can trigger 404 on GET /pets'],
      ['#/paths/~1pets/get/responses/405', 'its method is documented'],
      ['#/paths/~1pets/get/responses/415', 'it has no request body'],
      ['#/paths/~1pets/put/responses/304', '304 is only for GET and HEAD'],
    ],
  ],
  [
    'path-parameters',
    {
      paths: {
        '/pets/{id}/toys/{id}': { get: { parameters: [inPath('id')], responses: { 200: empty } } },
        '/meals/{mealId}': { get: { parameters: [inPath('meal_id')], responses: { 200: empty } } },
      },
    },
    [
      ['#/paths/~1pets~1{id}~1toys~1{id}/get', 'has {id} in its path more than once'],
      ['#/paths/~1meals~1{mealId}/get', 'does not declare its path parameter {mealId}'],
      ['#/paths/~1meals~1{mealId}/get', 'declares a path parameter meal_id that is not in the path'],
    ],
  ],
  [
    'duplicate-operation-id',
    {
      paths: {
        '/pets': {
          get: { operationId: 'pets', responses: { 200: empty } },
          post: { operationId: 'pets', responses: { 201: empty } },
          put: { responses: { 200: empty } },
          delete: { responses: { 204: empty } },
        },
      },
    },
    [['#/paths/~1pets/post/operationId', 'the operationId pets of POST /pets is already used by GET /pets']],
  ],
  [
    'dead-link',
    {
      paths: {
        '/pets': {
          post: {
            responses: {
              201: {
                ...json({ type: 'object', properties: { id: text } }),
                headers: { Location: { schema: text } },
                links: {
                  good: { operationId: 'readPet', parameters: { petId: '$response.body#/id' } },
                  goodToo: {
                    operationRef: '#/paths/~1pets~1{petId}/get',
                    parameters: { 'path.petId': '$response.header.location' },
                  },
                  elsewhere: { operationRef: 'other.yaml#/paths/~1pets/get' },
                  nameless: { parameters: {} },
                  nowhere: { operationId: 'readCat' },
                  nowhereToo: { operationRef: '#/paths/~1cats/get' },
                  refused: { operationId: 'readPet', parameters: { catId: '$response.body#/id' } },
                  empty: { operationId: 'readPet', parameters: { petId: '$response.body#/pet_id' } },
                  notSent: { operationId: 'readPet', parameters: { petId: '$request.path.petId' } },
                  headless: { operationId: 'readPet', parameters: { petId: '$response.header.ETag' } },
                },
              },
            },
          },
        },
        '/pets/{petId}': {
          get: { operationId: 'readPet', parameters: [inPath('petId')], responses: { 200: empty } },
        },
      },
    },
    [
      ['nameless', 'the link names no operation'],
      ['nowhere', 'the link names the operation readCat, which does not exist'],
      ['nowhereToo', 'the link names the operation #/paths/~1cats/get'],
      ['refused', 'the link sets catId, which GET /pets/{petId} does not have'],
      ['empty', 'the link takes petId from $response.body#/pet_id, which POST /pets 201 does not have'],
      ['notSent', 'from $request.path.petId'],
      ['headless', 'from $response.header.ETag'],
    ].map(([name, message]) => [`#/paths/~1pets/post/responses/201/links/${name}`, message ?? ''] as const),
  ],
  [
    'sibling-deviation',
    {
      paths: Object.fromEntries(
        ['pets', 'toys', 'meals'].flatMap((kind) => [
          [
            `/${kind}/{id}/tags`,
            { get: { responses: { 200: empty, ...(kind === 'meals' ? {} : { 404: empty }) } } },
          ],
          [
            `/${kind}/{id}/tags/{tag}`,
            {
              get: { responses: { 200: empty } },
              ...(kind === 'toys' ? {} : { delete: { responses: { 204: empty } } }),
            },
          ],
        ]),
      ),
    },
    [
      [
        '#/paths/~1meals~1{id}~1tags/get',
        'GET /meals/{id}/tags lacks what most of …/tags have: status 404 (2 of 3)',
      ],
      [
        '#/paths/~1toys~1{id}~1tags',
        '/toys/{id}/tags lacks what most of …/tags have: operation remove (2 of 3)',
      ],
    ],
  ],
];

test.each(broken)('%s', (rule, parts, expected) => {
  const found = documentFindings(contractOf(parts)).filter((finding) => finding.rule === rule);
  expect(found.map(({ pointer }) => pointer)).toEqual(expected.map(([pointer]) => pointer));
  for (const [index, [, message]] of expected.entries()) expect(found[index]?.message).toContain(message);
});

test('every rule is seen to find something', () => {
  expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(documentRules.map(({ name }) => name)));
});

test('a document without defects has no findings', () => {
  const contract = contractOf({
    paths: {
      '/pets': {
        post: {
          requestBody: body(named, { example: { name: 'Rex' } }),
          responses: { 201: json(named, { example: { name: 'Rex' } }), 400: json(problem) },
        },
      },
    },
  });
  expect(documentFindings(contract)).toEqual([]);
});

test('an example inside a part of a closed allOf is judged by what its part says', () => {
  const contract = contractOf({
    openapi: '3.0.3',
    components: {
      schemas: {
        Id: { type: 'string', maxLength: 3 },
        Pet: {
          allOf: [
            {
              type: 'object',
              properties: { id: { allOf: [{ $ref: '#/components/schemas/Id' }], example: 'long' } },
            },
            {
              type: 'object',
              properties: { age: { nullable: true, example: null } },
              additionalProperties: false,
            },
          ],
        },
      },
    },
  });
  expect(documentFindings(contract).filter(({ rule }) => rule === 'invalid-example')).toEqual([
    {
      rule: 'invalid-example',
      pointer: '#/components/schemas/Pet/allOf/0/properties/id/example',
      message: 'the example does not satisfy its schema: the value must have at most 3 characters',
    },
  ]);
});

test('an example that only an answer may have is valid', () => {
  const contract = contractOf({
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['id', 'pin'],
          properties: { id: { type: 'string', readOnly: true }, pin: { type: 'string', writeOnly: true } },
          example: { id: '1' },
        },
      },
    },
  });
  expect(documentFindings(contract)).toEqual([]);
});

test('every finding says what to do about it', () => {
  for (const { name } of [...documentRules, { name: 'closed-all-of' }, { name: 'structure' }])
    expect(helpFor(name)).toMatch(/^[A-Z].*\.$/);
  expect(helpFor('unheard-of')).toBeUndefined();
});
