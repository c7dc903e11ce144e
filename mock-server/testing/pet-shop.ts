import { bad, busy, conflict, missing, refusals, unauthorized, unprocessable } from './pet-refusals.ts';
import { schemas, uuid } from './pet-schemas.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object) => ({ type: 'array', items });
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const body = (schema: object) => ({ required: true, content: json(schema) });
const empty = { description: 'Done' };
const answer = (schema: object, example?: unknown) => ({
  description: 'Here',
  content: json(schema, example),
});

const rex = '0195b1a0-0000-7000-8000-000000000001';
const petId = { name: 'petId', in: 'path', required: true, schema: uuid, example: rex };
const key = { name: 'key', in: 'path', required: true, schema: { type: 'string' }, example: 'mood' };
const query = (name: string, schema: object) => ({ name, in: 'query', schema });
const access = (ownership: string, ...roles: string[]) => ({
  'x-authz': { ownership, ...(roles.length ? { roles } : {}) },
});
const times = { createdAt: '2024-01-15T10:30:00Z', modifiedAt: '2024-01-16T10:30:00Z' };
const pet = {
  id: rex,
  name: 'Rex',
  kind: 'dog',
  age: 4,
  toys: ['ball'],
  vet: 'Dr Dolittle',
  ...times,
  rank: 3,
};
const location = {
  Location: { required: true, schema: { type: 'string', format: 'uri-reference' }, example: '/pets/1' },
};

/** A small document of our own that has one of everything the mock does. */
export const petShop = {
  openapi: '3.1.0',
  info: { title: 'Pet shop', version: '1' },
  security: [{ bearer: [] }],
  paths: {
    '/pets': {
      get: {
        ...access('none'),
        parameters: [
          query('limit', { type: 'integer', default: 3, maximum: 50 }),
          query('offset', { type: 'integer' }),
        ],
        responses: {
          '200': answer(list(ref('PetName')), [{ id: rex, name: 'Rex' }]),
          '400': bad,
          '401': unauthorized,
          '429': busy,
        },
      },
      post: {
        ...access('none'),
        requestBody: body(ref('PetInput')),
        responses: { '201': { ...answer(ref('Pet'), pet), headers: location }, ...refusals },
      },
    },
    '/pets/bulk': {
      post: {
        ...access('none'),
        requestBody: body(list(ref('PetInput'))),
        responses: { '201': answer(list(ref('Pet')), [pet]), ...refusals },
      },
    },
    '/pets/{petId}': {
      parameters: [petId],
      get: { ...access('reader'), responses: { '200': answer(ref('Pet'), pet), ...refusals } },
      put: {
        ...access('writer'),
        requestBody: body(ref('PetInput')),
        responses: { '200': answer(ref('Pet'), pet), ...refusals },
      },
      patch: {
        ...access('writer'),
        requestBody: {
          required: true,
          content: { ...json({}), 'application/merge-patch+json': {}, 'application/json-patch+json': {} },
        },
        responses: { '200': answer(ref('Pet'), pet), ...refusals, '422': unprocessable },
      },
      delete: { ...access('owner'), responses: { '204': empty, ...refusals } },
    },
    '/pets/{petId}/labels': {
      parameters: [petId],
      get: { responses: { '200': answer(list(ref('Label'))), ...refusals } },
      post: { requestBody: body(ref('Label')), responses: { '201': answer(ref('Label')), ...refusals } },
    },
    '/pets/{petId}/labels/{key}': {
      parameters: [petId, key],
      get: { responses: { '200': answer(ref('Label'), { key: 'mood', value: 'good' }), ...refusals } },
      delete: { responses: { '204': empty, ...refusals } },
    },
    '/pets/{petId}/collar': {
      parameters: [petId],
      get: { responses: { '200': answer(ref('Collar'), { petId: rex, colour: 'red' }), ...refusals } },
      post: {
        requestBody: body({
          type: 'object',
          required: ['colour'],
          properties: { colour: { type: 'string' } },
        }),
        responses: { '201': answer(ref('Collar')), ...refusals, '409': conflict },
      },
      delete: { responses: { '204': empty, ...refusals } },
    },
    '/pets/{petId}/feed': {
      post: {
        parameters: [petId],
        responses: { '202': answer({ type: 'object' }, { fed: true }), ...refusals },
      },
    },
    '/visits': {
      get: {
        responses: {
          '200': answer(
            {
              type: 'object',
              required: ['visits', 'total'],
              properties: {
                visits: list(ref('Visit')),
                total: { type: 'integer' },
                count: { type: 'integer' },
              },
            },
            { visits: [{ id: 7, reason: 'cough' }], total: 1, count: 1 },
          ),
        },
      },
      post: {
        requestBody: body({
          type: 'object',
          required: ['reason'],
          properties: { reason: { type: 'string' } },
        }),
        responses: { '201': answer(ref('Visit')), '422': unprocessable },
      },
    },
    '/visits/{visitId}': {
      get: {
        parameters: [
          { name: 'visitId', in: 'path', required: true, schema: { type: 'integer' }, example: 7 },
        ],
        responses: { '200': answer(ref('Visit'), { id: 7, reason: 'cough' }), '404': missing },
      },
    },
    '/notes/{noteId}': {
      parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { '200': answer(ref('Visit'), { id: 1, reason: 'rest' }), '404': missing } },
      put: {
        requestBody: body(ref('Visit')),
        responses: { '200': answer(ref('Visit')), '201': answer(ref('Visit')) },
      },
    },
    '/status': {
      get: {
        security: [],
        parameters: [query('verbose', { type: 'boolean' })],
        responses: {
          '200': {
            description: 'Well',
            headers: {
              'Cache-Control': { schema: { type: 'string' }, example: 'max-age=5' },
              'X-Load': { schema: { type: 'integer', minimum: 1, maximum: 9 } },
            },
            content: {
              ...json({ type: 'object' }, { up: true }),
              'text/plain': { schema: { type: 'string' }, example: 'up' },
            },
          },
        },
      },
    },
    '/door': {
      get: {
        security: [],
        responses: {
          '302': {
            description: 'Elsewhere',
            headers: { Location: { schema: { type: 'string' }, example: '/status' } },
          },
        },
      },
    },
    '/report': {
      get: {
        ...access('none', 'admin', 'auditor'),
        responses: { '200': answer({ type: 'string' }, 'fine') },
      },
    },
    '/till': { get: { security: [{ till: [] }], responses: { '200': answer({ type: 'integer' }, 12) } } },
    '/safe': { get: { security: [{ safe: [] }], responses: { '200': answer({ type: 'integer' }, 99) } } },
    '/form': {
      post: {
        security: [],
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['age'],
                properties: { age: { type: 'integer' }, tags: list({ type: 'string' }) },
              },
            },
          },
        },
        responses: { '200': answer({ type: 'object' }, { ok: true }), '400': bad },
      },
    },
  },
  components: {
    schemas,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      till: { type: 'apiKey', in: 'header', name: 'X-Till-Key' },
      safe: { type: 'http', scheme: 'basic' },
    },
  },
};

/** The pet that the document has as its example. */
export const exampleId = rex;
