import { expect, test } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { accusations, runOnMock } from './run-on.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const ok = { description: 'ok' };
const named = body({ type: 'object', required: ['name'], properties: { name: text } });

function json(schema: JsonObject): JsonObject {
  return { description: 'ok', content: { 'application/json': { schema } } };
}

function body(schema: JsonObject): JsonObject {
  return { required: true, content: { 'application/json': { schema } } };
}

function inPath(name: string, schema: JsonObject = text): JsonObject {
  return { name, in: 'path', required: true, schema };
}

function pet(id: JsonObject): JsonObject {
  return { type: 'object', required: ['id', 'name'], properties: { id, name: text } };
}

/** POST, GET, and DELETE of pets: what identifies them is described in the body and in the path. */
function pets(inBody: JsonObject, parameter: JsonObject, removed = parameter): JsonObject {
  return {
    '/pets': { post: { requestBody: named, responses: { 201: json(pet(inBody)) } } },
    '/pets/{id}': {
      get: { parameters: [inPath('id', parameter)], responses: { 200: json(pet(inBody)), 404: ok } },
      delete: { parameters: [inPath('id', removed)], responses: { 204: ok, 404: ok } },
    },
  };
}

interface Case {
  readonly what: string;
  readonly paths: JsonObject;
  /** A fault of the mock, and an operation that it has to be found at. */
  readonly fault?: FaultName;
  readonly found?: string;
}

const orderSchema = { type: 'object', properties: { id: whole, note: text } };

const cases: readonly Case[] = [
  {
    what: 'a text in the body and a number in the path',
    paths: pets(text, whole),
    fault: 'forgets-what-it-created',
    found: 'GET /pets/{id}',
  },
  {
    what: 'a number in the body and a text in the path',
    paths: pets(whole, text),
    fault: 'keeps-what-it-deleted',
    found: 'GET /pets/{id}',
  },
  {
    what: 'a pattern in the path',
    paths: pets(text, { type: 'string', pattern: '^[a-z]{3}-[0-9]{4}$' }),
    fault: 'forgets-what-it-created',
    found: 'GET /pets/{id}',
  },
  {
    what: 'a range in the path of one operation and another one in that of another',
    paths: pets(whole, { type: 'integer', minimum: 1, maximum: 10 }, { type: 'integer', minimum: 5 }),
    fault: 'body-off-schema',
    found: 'GET /pets/{id}',
  },
  {
    what: 'an identifier in the body that a client sends, with a range in the path',
    paths: {
      '/orders': { post: { requestBody: body(orderSchema), responses: { 200: json(orderSchema) } } },
      '/orders/{orderId}': {
        parameters: [inPath('orderId', { type: 'integer', minimum: 1, maximum: 10 })],
        get: { responses: { 200: json(orderSchema), 400: ok, 404: ok } },
        delete: { responses: { 400: ok, 404: ok } },
      },
    },
    fault: 'body-off-schema',
    found: 'GET /orders/{orderId}',
  },
  {
    what: 'a resource that is listed, made and removed, and cannot be read',
    paths: {
      '/tags': {
        get: { responses: { 200: json({ type: 'array', items: pet(text) }) } },
        post: { requestBody: named, responses: { 200: json(pet(text)) } },
      },
      '/tags/{id}': { delete: { parameters: [inPath('id')], responses: { 200: ok, 404: ok } } },
    },
    fault: 'keeps-what-it-deleted',
    found: 'DELETE /tags/{id}',
  },
  {
    what: 'a parameter that every operation has another name for',
    paths: {
      '/users': { post: { requestBody: named, responses: { 201: json(pet(text)) } } },
      '/users/{id}': { get: { parameters: [inPath('id')], responses: { 200: json(pet(text)), 404: ok } } },
      '/users/{userId}': { delete: { parameters: [inPath('userId')], responses: { 204: ok, 404: ok } } },
      '/users/{user}/pets': {
        parameters: [inPath('user')],
        post: { requestBody: named, responses: { 201: json(pet(whole)) } },
      },
      '/users/{userId}/pets/{id}': {
        parameters: [inPath('userId'), inPath('id', whole)],
        get: { responses: { 200: json(pet(whole)), 404: ok } },
        delete: { responses: { 204: ok, 404: ok } },
      },
    },
    fault: 'forgets-what-it-created',
    found: 'GET /users/{userId}/pets/{id}',
  },
  {
    what: 'a list in an envelope, at the path where things are made',
    paths: {
      '/tasks': {
        get: {
          responses: {
            200: json({
              type: 'object',
              required: ['tasks'],
              properties: { tasks: { type: 'array', items: pet(text) }, total: whole },
            }),
            404: ok,
          },
        },
        post: { requestBody: named, responses: { 201: json(pet(text)), 409: ok } },
      },
    },
    fault: 'body-off-schema',
    found: 'GET /tasks',
  },
  {
    what: 'a resource that is wrapped where it is made and plain where it is read',
    paths: {
      '/pets': {
        post: {
          requestBody: body({
            type: 'object',
            required: ['pet'],
            properties: { pet: { type: 'object', required: ['name'], properties: { name: text } } },
          }),
          responses: {
            201: json({ type: 'object', required: ['pet'], properties: { pet: pet(text) } }),
          },
        },
      },
      '/pets/{id}': {
        parameters: [inPath('id')],
        get: { responses: { 200: json(pet(text)), 404: ok } },
        delete: { responses: { 204: ok, 404: ok } },
      },
    },
    fault: 'forgets-what-it-created',
    found: 'GET /pets/{id}',
  },
  {
    what: 'a resource that is plain where it is made and wrapped where it is read',
    paths: {
      '/pets': { post: { requestBody: named, responses: { 201: json(pet(whole)) } } },
      '/pets/{petId}': {
        parameters: [inPath('petId', whole)],
        get: {
          responses: {
            200: json({ type: 'object', required: ['data'], properties: { data: pet(whole), took: whole } }),
            404: ok,
          },
        },
        delete: { responses: { 204: ok, 404: ok } },
      },
    },
    fault: 'keeps-what-it-deleted',
    found: 'GET /pets/{petId}',
  },
  {
    what: 'a member that refers to something whose identifier it does not allow',
    paths: {
      ...pets(text, text),
      '/visits': {
        post: {
          requestBody: body({
            type: 'object',
            required: ['pet_id'],
            properties: { pet_id: { type: 'string', pattern: '^P[0-9]+$' } },
          }),
          responses: { 201: json({ type: 'object', properties: { pet_id: text } }), 400: ok },
        },
      },
      '/pets/{pet_id}/toys': {
        parameters: [inPath('pet_id')],
        get: { responses: { 200: json({ type: 'array', items: text }) } },
      },
    },
  },
  {
    what: 'a body that replaces beside one that patches, at the path where things are made',
    paths: {
      '/files/{id}/label': {
        parameters: [inPath('id')],
        get: { responses: { 200: json({ type: 'object', properties: { name: text } }) } },
        post: {
          requestBody: body({ type: 'object', properties: { name: text } }),
          responses: { 201: json({ type: 'object', properties: { name: text } }) },
        },
        put: {
          requestBody: {
            required: true,
            content: {
              'application/json-patch+json': {
                schema: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['op', 'path', 'value'],
                    properties: { op: { type: 'string', enum: ['replace'] }, path: text, value: text },
                  },
                },
              },
            },
          },
          responses: { 200: json({ type: 'object', properties: { name: text } }) },
        },
      },
    },
  },
];

test.each(cases)('$what', async ({ paths }) => {
  const report = await runOnMock({ paths });
  expect(accusations(report)).toEqual([]);
  expect(report.counts).toMatchObject({ conformant: report.counts.cells });
});

test.each(
  cases.flatMap(({ what, paths, fault, found }) => (fault && found ? [{ what, paths, fault, found }] : [])),
)('$what: $fault is found', async ({ paths, fault, found }) => {
  const report = await runOnMock({ paths }, [fault]);
  const violating = report.violations.filter(({ level }) => level === 'MUST');
  expect(violating.map(({ operation }) => operation)).toContain(found);
  expect(report.counts.violating).toBeGreaterThan(0);
});
