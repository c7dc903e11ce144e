import type { JsonObject } from '../../contract/json.ts';
import type { OddDocument } from './odd-documents.ts';

/** What goes over the wire in ways that documents seldom use: forms, styles, media types with parameters, sizes. */

const integer = { type: 'integer' };
const text = { type: 'string' };
const empty = { description: 'x' };
const problem = {
  description: 'x',
  content: {
    'application/json': { schema: { type: 'object', required: ['message'], properties: { message: text } } },
  },
};
const refusing = { 200: empty, 400: problem };

function taking(type: string, media: JsonObject, required = true): JsonObject {
  return { post: { requestBody: { required, content: { [type]: media } }, responses: refusing } };
}

function asking(...parameters: readonly JsonObject[]): JsonObject {
  return { get: { parameters, responses: refusing } };
}

function query(name: string, schema: JsonObject, more: JsonObject = {}): JsonObject {
  return { name, in: 'query', schema, ...more };
}

const form = 'application/x-www-form-urlencoded';
const optional = { type: 'object', properties: { a: integer } };
const version = (number: number) => ({
  schema: { type: 'object', required: ['v'], properties: { v: { enum: [number] } } },
});

export const wireDocuments: readonly OddDocument[] = [
  {
    what: 'a form whose members may be null',
    document: {
      paths: {
        '/forms': taking(form, {
          schema: {
            type: 'object',
            required: ['to', 'at'],
            properties: {
              to: text,
              at: { type: ['integer', 'null'] },
              many: { type: ['array', 'null'], items: { type: 'string', pattern: '^[a-z]+$' } },
            },
          },
        }),
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'forms that may be empty, where a body is required',
    document: {
      paths: {
        '/pairs': taking(form, { schema: optional }),
        '/parts': taking('multipart/form-data', { schema: optional }),
        '/text': taking('text/plain', { schema: text }),
      },
    },
    findings: [],
  },
  {
    what: 'media types that differ in a parameter only',
    document: {
      paths: {
        '/versions': {
          get: {
            responses: {
              200: {
                description: 'x',
                content: {
                  'application/vnd.api+json; version=1': version(1),
                  'application/vnd.api+json;version=2': version(2),
                },
              },
            },
          },
        },
        '/dates': {
          get: {
            responses: {
              200: { description: 'x', content: { 'application/json;dates=rfc3339': version(1) } },
            },
          },
        },
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'a media type without a schema',
    document: {
      paths: {
        '/events': {
          get: { responses: { 200: { description: 'x', content: { 'text/event-stream': {} } } } },
        },
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'objects that are spread over the query',
    document: {
      paths: {
        '/map': asking(
          query('m', { type: 'object', additionalProperties: integer }, { style: 'deepObject' }),
        ),
        '/needed': asking(
          query(
            'f',
            {
              type: 'object',
              required: ['a'],
              properties: { a: text, n: { type: ['integer', 'null'] } },
            },
            { style: 'deepObject', explode: true, required: true },
          ),
        ),
        '/color': asking(
          query('color', { type: 'object', required: ['R'], properties: { R: integer } }, { required: true }),
        ),
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'a name in the query that belongs to two parameters',
    document: {
      paths: {
        '/pages': asking(
          query('page', integer),
          query('filter', { type: 'object', properties: { page: { type: 'boolean' } } }),
        ),
      },
    },
    findings: ['shared-query-name'],
  },
  {
    what: 'texts that may be very long, in a query and a body',
    document: {
      paths: {
        '/search': asking(
          ...Array.from({ length: 40 }, (_, index) =>
            query(`q${index}`, { type: 'string', maxLength: 30_000 }),
          ),
        ),
        '/blob': taking('application/json', {
          schema: {
            type: 'object',
            required: ['data'],
            properties: { data: { type: 'string', maxLength: 16_777_215 } },
          },
        }),
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'lists and objects in a path, in every style',
    document: {
      paths: Object.fromEntries(
        ['simple', 'label', 'matrix'].flatMap((style) =>
          [true, false].map((explode) => [
            `/${style}/${explode}/{id}/{ids}/{point}`,
            {
              get: {
                parameters: [
                  { name: 'id', in: 'path', required: true, style, explode, schema: integer },
                  {
                    ...{ name: 'ids', in: 'path', required: true, style, explode },
                    schema: { type: 'array', items: integer, minItems: 2 },
                  },
                  {
                    ...{ name: 'point', in: 'path', required: true, style, explode },
                    schema: { type: 'object', required: ['x'], properties: { x: integer, y: text } },
                  },
                ],
                responses: refusing,
              },
            },
          ]),
        ),
      ),
    },
    findings: [],
  },
  {
    what: 'headers of an answer that are lists and objects',
    document: {
      paths: {
        '/thing': {
          get: {
            responses: {
              200: {
                description: 'x',
                headers: {
                  'X-Ids': { required: true, schema: { type: 'array', items: integer, minItems: 2 } },
                  'X-Point': {
                    ...{ required: true, explode: true },
                    schema: { type: 'object', required: ['x'], properties: { x: integer } },
                  },
                },
              },
              429: { ...problem, headers: { 'X-RateLimit-Remaining': { schema: integer } } },
            },
          },
        },
      },
    },
    findings: [],
  },
  {
    what: 'a Location of something that can only be removed',
    document: {
      paths: {
        '/cards': {
          post: {
            responses: {
              201: {
                description: 'x',
                headers: { Location: { schema: text } },
                content: {
                  'application/json': {
                    schema: {
                      type: 'object',
                      required: ['id'],
                      properties: { id: { type: 'string', format: 'uuid' } },
                    },
                  },
                },
              },
            },
          },
        },
        '/cards/{id}': {
          delete: {
            parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
            responses: { 204: empty },
          },
        },
      },
    },
    findings: [],
    provoked: true,
  },
  {
    what: 'a body of which no valid value is known',
    document: {
      paths: {
        '/puzzles': taking('application/json', {
          schema: {
            type: 'object',
            required: ['n'],
            properties: {
              n: { type: 'string', pattern: '^(?=a)b$' },
            },
          },
        }),
      },
    },
    findings: ['no-sample'],
  },
];
