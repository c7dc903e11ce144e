import type { JsonObject } from '../../contract/json.ts';

/** A document with one oddity, and what has to be said about it. */
export interface OddDocument {
  readonly what: string;
  /** Without `openapi` and `info`, unless they are what is odd. */
  readonly document: JsonObject;
  /** The rules that find something. */
  readonly findings: readonly string[];
  /** Cells that a run against a mock does not prove; all others it does. */
  readonly unproven?: readonly string[];
  /** None of its cells needs a mock that returns the response on request. */
  readonly provoked?: true;
}

const text = { type: 'string' };
const empty = { description: 'x' };

function json(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { description: 'x', content: { 'application/json': { schema, ...rest } } };
}

function body(content: JsonObject): JsonObject {
  return { required: true, content };
}

const problem = json({ type: 'object', required: ['message'], properties: { message: text } });
const node = '#/components/schemas/Node';

/** GET of one thing with this answer. */
function answering(response: JsonObject, components: JsonObject = {}): JsonObject {
  return { paths: { '/thing': { get: { responses: { 200: response } } } }, components };
}

/** A list of lists of lists … */
function nested(levels: number): JsonObject {
  return levels === 0 ? text : { items: nested(levels - 1) };
}

export const oddDocuments: readonly OddDocument[] = [
  {
    what: 'references to nowhere',
    document: {
      paths: {
        '/gone': { $ref: '#/components/pathItems/Gone' },
        '/things': {
          parameters: [{ $ref: '#/components/parameters/Gone' }],
          get: {
            responses: {
              200: json({ type: 'object', properties: { of: { $ref: '#/components/schemas/Gone' } } }),
              400: problem,
              404: { $ref: '#/components/responses/Gone' },
            },
          },
          post: {
            requestBody: { $ref: '#/components/requestBodies/Gone' },
            responses: { 201: empty, 400: problem, 415: problem },
          },
        },
        '/parts': {
          post: {
            requestBody: body({
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['size', 'of'],
                  properties: { size: { type: 'integer' }, of: { $ref: '#/components/schemas/Gone' } },
                },
              },
            }),
            responses: {
              201: { ...empty, headers: { Location: { $ref: '#/components/headers/Gone' } } },
              400: problem,
            },
          },
        },
        '/choices': {
          get: {
            responses: {
              200: json({ oneOf: [{ type: 'integer' }, { not: { $ref: '#/components/schemas/Gone' } }] }),
              202: json(text, { examples: { one: { $ref: '#/components/examples/Gone' } } }),
            },
          },
        },
      },
    },
    findings: ['unresolved-reference'],
    unproven: ['GET /things 200', 'GET /things 404', 'POST /parts 201', 'GET /choices 200'],
  },
  {
    what: 'allOf and oneOf that contain the whole',
    document: {
      paths: {
        '/self': { get: { responses: { 200: json({ $ref: '#/components/schemas/Self' }) } } },
        '/each': { get: { responses: { 200: json({ $ref: '#/components/schemas/Whole' }) } } },
        '/fine': { get: { responses: { 200: json({ $ref: '#/components/schemas/Fine' }) } } },
      },
      components: {
        schemas: {
          Self: {
            allOf: [{ $ref: '#/components/schemas/Self' }, { type: 'object', properties: { a: text } }],
          },
          Whole: { oneOf: [{ $ref: '#/components/schemas/Part' }, text] },
          Part: { allOf: [{ $ref: '#/components/schemas/Whole' }, { properties: { b: text } }] },
          Fine: { type: 'object', properties: { inner: { $ref: '#/components/schemas/Fine' } } },
        },
      },
    },
    findings: ['no-sample', 'unresolved-reference'],
    unproven: ['GET /self 200', 'GET /each 200'],
  },
  {
    what: 'references by the names of anchors',
    document: answering(json({ $ref: '#/components/schemas/Tree' }), {
      schemas: {
        Tree: {
          $dynamicAnchor: 'node',
          type: 'object',
          required: ['size', 'children'],
          properties: {
            size: { $ref: '#size' },
            children: { type: 'array', items: { $dynamicRef: '#node' } },
          },
        },
        Size: { $anchor: 'size', type: 'integer' },
      },
    }),
    findings: [],
  },
  {
    what: 'parameters of which nothing is said, and others that are JSON',
    document: {
      paths: {
        '/things/{label}': {
          get: {
            parameters: [
              { name: 'label', in: 'path', required: true },
              ...['query', 'header', 'cookie'].map((place) => ({
                name: `x-${place}`,
                in: place,
                required: true,
                content: {
                  'application/json': {
                    schema: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
                  },
                },
              })),
            ],
            responses: { 200: empty, 400: problem },
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'credentials that no request carries, or that nobody describes',
    document: {
      paths: {
        '/certified': { get: { responses: { 200: empty, 401: problem } } },
        '/unknown': { get: { security: [{ constructor: [] }], responses: { 200: empty, 401: problem } } },
      },
      security: [{ certificate: [] }],
      components: { securitySchemes: { certificate: { type: 'mutualTLS' } } },
    },
    findings: ['unknown-security-scheme'],
  },
  {
    what: 'names that objects of JavaScript have',
    document: {
      paths: {
        '/__proto__/{constructor}': {
          get: {
            operationId: 'constructor',
            parameters: [
              { name: 'constructor', in: 'path', required: true, schema: { enum: ['a'] } },
              { name: '__proto__', in: 'query', required: true, schema: text },
              { name: 'toString', in: 'header', required: true, schema: text },
            ],
            responses: { 200: json({ $ref: '#/components/schemas/constructor' }), 400: problem },
          },
        },
      },
      components: {
        schemas: {
          constructor: {
            type: 'object',
            required: ['__proto__', 'constructor'],
            properties: Object.fromEntries([
              ['__proto__', text],
              ['constructor', { type: 'integer' }],
            ]),
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'paths that are the same, or begin with no slash, and statuses that are none',
    document: {
      paths: {
        'things/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { enum: ['a'] } }],
          get: { responses: { 200: json(text), 600: empty } },
        },
        '/things/{name}': {
          parameters: [{ name: 'name', in: 'path', required: true, schema: { enum: ['a'] } }],
          get: { responses: { 200: json(text) } },
        },
      },
    },
    findings: ['path-without-slash', 'same-path'],
    unproven: ['GET /things/{id} 200', 'GET /things/{id} 600', 'GET /things/{name} 200'],
  },
  {
    what: 'no answer but ranges of them, and the default',
    document: {
      paths: {
        '/default': { get: { responses: { default: json(text) } } },
        '/ranges/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          get: { responses: { '2XX': json(text), '4XX': problem } },
        },
        '/none': { get: {} },
      },
    },
    findings: ['no-responses'],
  },
  {
    what: 'schemas that nothing satisfies',
    document: {
      paths: Object.fromEntries(
        Object.entries({
          length: { type: 'string', minLength: 5, maxLength: 2 },
          types: { allOf: [text, { type: 'integer' }] },
          members: { type: 'object', required: ['a'], properties: { a: false } },
          forbidden: { type: 'object', required: ['a'], not: { required: ['a'] } },
        }).map(([name, schema]) => [`/${name}`, { get: { responses: { 200: json(schema) } } }]),
      ),
    },
    findings: ['no-sample', 'unsatisfiable-schema'],
    unproven: ['GET /length 200', 'GET /types 200', 'GET /members 200', 'GET /forbidden 200'],
  },
  {
    what: 'a form that may be left out, and has a member that may not',
    document: {
      paths: {
        '/logout': {
          post: {
            requestBody: {
              content: {
                'application/x-www-form-urlencoded': {
                  schema: { type: 'object', required: ['token'], properties: { token: text } },
                },
              },
            },
            responses: { 200: json({ type: 'object' }), 400: problem, 415: problem },
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'bodies that are not JSON',
    document: {
      paths: Object.fromEntries(
        Object.entries({
          'multipart/form-data': {
            type: 'object',
            required: ['file', 'size'],
            properties: {
              file: { type: 'string', format: 'binary' },
              size: { type: 'integer' },
              files: { type: 'array', minItems: 1, items: { type: 'string', format: 'binary' } },
              about: { type: 'object', required: ['by'], properties: { by: text } },
            },
          },
          'application/x-www-form-urlencoded': {
            type: 'object',
            required: ['size'],
            properties: { size: { type: 'integer' } },
          },
          'text/plain': { type: 'string', minLength: 3 },
          'application/octet-stream': {},
          'image/png': { type: 'string', format: 'binary' },
        }).map(([type, schema], index) => [
          `/uploads${index}`,
          {
            post: {
              requestBody: body({ [type]: { schema } }),
              responses: {
                201: json({ type: 'object', required: ['id'], properties: { id: text } }),
                400: problem,
                415: problem,
              },
            },
          },
        ]),
      ),
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'a schema that is nested as deeply as a document may be',
    document: answering(json(nested(185))),
    findings: [],
  },
  {
    what: 'references that lead in a circle',
    document: answering(json({ $ref: '#/components/schemas/A' }), {
      schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
    }),
    findings: ['unresolved-reference'],
    unproven: ['GET /thing 200'],
  },
  {
    what: 'a tree: a schema that contains itself, in an optional list',
    document: answering(json({ $ref: node }), {
      schemas: {
        Node: {
          type: 'object',
          required: ['name', 'children'],
          properties: { name: text, children: { type: 'array', items: { $ref: node } } },
        },
      },
    }),
    findings: [],
  },
  {
    what: 'a schema that requires itself without end',
    document: answering(json({ $ref: node }), {
      schemas: { Node: { type: 'object', required: ['next'], properties: { next: { $ref: node } } } },
    }),
    findings: ['unsatisfiable-schema'],
    unproven: ['GET /thing 200'],
  },
  {
    what: 'an allOf that contains itself',
    document: answering(json({ $ref: node }), {
      schemas: {
        Node: {
          type: 'object',
          properties: { name: text, parent: { allOf: [{ $ref: node }, { description: 'Above' }] } },
        },
      },
    }),
    findings: [],
  },
  {
    what: 'alternatives that a discriminator tells apart, of which each extends the whole',
    document: answering(json({ $ref: '#/components/schemas/Pet' }), {
      schemas: {
        Pet: {
          type: 'object',
          required: ['kind'],
          properties: { kind: text },
          discriminator: {
            propertyName: 'kind',
            mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' },
          },
        },
        Cat: {
          allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { lives: { type: 'integer' } } }],
        },
        Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { tricks: text } }] },
      },
    }),
    findings: [],
  },
  {
    what: 'alternatives that nothing tells apart',
    document: answering(
      json({
        oneOf: [
          { type: 'object', properties: { message: text } },
          { type: 'object', properties: { message: text, code: text } },
        ],
      }),
    ),
    findings: ['overlapping-one-of'],
  },
  {
    what: 'an answer without content that describes a body',
    document: { paths: { '/thing': { delete: { responses: { 204: json(text), 304: json(text) } } } } },
    findings: ['impossible-body', 'unreachable-status'],
  },
  {
    what: 'a key in a cookie, and parameters that repeat credentials',
    document: {
      paths: {
        '/thing': {
          get: {
            parameters: [
              { name: 'key', in: 'cookie', required: true, schema: text },
              { name: 'Authorization', in: 'header', required: true, schema: text },
            ],
            responses: { 200: empty, 401: problem },
          },
        },
      },
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'cookie', name: 'key' } } },
    },
    findings: [],
  },
  {
    what: 'parameters in every style',
    document: {
      paths: {
        '/things/{label}/{matrix}/{simple}': {
          get: {
            parameters: [
              {
                name: 'label',
                in: 'path',
                required: true,
                style: 'label',
                explode: true,
                schema: { type: 'array', minItems: 1, items: { type: 'integer' } },
              },
              { name: 'matrix', in: 'path', required: true, style: 'matrix', schema: { type: 'integer' } },
              {
                name: 'simple',
                in: 'path',
                required: true,
                schema: { type: 'array', minItems: 1, items: { type: 'integer' } },
              },
              {
                name: 'deep',
                in: 'query',
                required: true,
                style: 'deepObject',
                explode: true,
                schema: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
              },
              {
                name: 'many',
                in: 'query',
                required: true,
                schema: { type: 'array', minItems: 2, items: { type: 'integer' } },
              },
              {
                name: 'piped',
                in: 'query',
                required: true,
                style: 'pipeDelimited',
                explode: false,
                schema: { type: 'array', minItems: 2, items: { type: 'integer' } },
              },
              { name: 'X-Mark', in: 'header', required: true, schema: { type: 'integer' } },
              { name: 'session', in: 'cookie', required: true, schema: { type: 'integer' } },
            ],
            responses: { 200: empty, 400: problem },
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'two things that refer to each other, so that neither can be made first',
    document: {
      paths: Object.fromEntries(
        [
          ['cart', 'owner'],
          ['owner', 'cart'],
        ].flatMap(([own = '', other = '']) => [
          [
            `/${own}s`,
            {
              post: {
                requestBody: body({
                  'application/json': {
                    schema: {
                      type: 'object',
                      required: [`${other}_id`],
                      properties: { [`${other}_id`]: text },
                    },
                  },
                }),
                responses: { 201: json({ type: 'object', required: ['id'], properties: { id: text } }) },
              },
            },
          ],
          [
            `/${own}s/{${own}_id}`,
            {
              parameters: [{ name: `${own}_id`, in: 'path', required: true, schema: text }],
              get: { responses: { 200: json({ type: 'object', properties: { id: text } }), 404: problem } },
              delete: { responses: { 204: empty } },
            },
          ],
        ]),
      ),
    },
    findings: [],
  },
  {
    what: 'a path with a parameter that nobody declares',
    document: {
      paths: { '/things/{thingId}/parts': { get: { responses: { 200: json(text), 404: problem } } } },
    },
    findings: ['path-parameters'],
  },
  {
    what: 'nullable beside no type, in either way',
    document: {
      openapi: '3.0.3',
      ...answering(
        json({
          type: 'object',
          required: ['a', 'b'],
          properties: { a: { nullable: false, enum: ['x'] }, b: { nullable: true, allOf: [text] } },
        }),
      ),
    },
    findings: ['untyped-nullable'],
  },
  {
    what: 'a form with lists and objects in it',
    document: {
      paths: {
        '/forms': {
          post: {
            requestBody: body({
              'application/x-www-form-urlencoded': {
                schema: {
                  type: 'object',
                  required: ['numbers', 'inner', 'objects'],
                  properties: {
                    numbers: { type: 'array', minItems: 1, items: { type: 'integer' } },
                    inner: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
                    objects: { type: 'array', minItems: 1, items: { type: 'object', required: ['b'] } },
                  },
                },
              },
            }),
            responses: { 200: empty, 400: problem },
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'identifiers that the schema of their path narrows',
    document: {
      paths: {
        '/orders': { post: { responses: { 200: json({ $ref: '#/components/schemas/Order' }) } } },
        '/orders/{orderId}': {
          parameters: [
            {
              name: 'orderId',
              in: 'path',
              required: true,
              schema: { type: 'integer', minimum: 5, maximum: 20 },
            },
          ],
          get: { responses: { 200: json({ $ref: '#/components/schemas/Order' }), 404: problem } },
          delete: { responses: { 204: empty, 404: problem } },
        },
      },
      components: { schemas: { Order: { type: 'object', properties: { id: { type: 'integer' } } } } },
    },
    findings: [],
  },
];
