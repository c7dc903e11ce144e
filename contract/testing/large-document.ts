import type { JsonObject } from '../json.ts';
import { body, documentOf, inPath, json } from './contract-of.ts';

const problem = { $ref: '#/components/schemas/Problem' };
const refusals = (...statuses: readonly string[]) =>
  Object.fromEntries(statuses.map((status) => [status, json(problem)]));

/**
 * A document of that many collections with five operations each. Every second collection belongs to the items of the
 * one before it; every one has a schema of its own, which refers to its neighbour's.
 */
export function largeDocument(collections: number): JsonObject {
  const numbers = Array.from({ length: collections }, (_, index) => index);
  return documentOf({
    paths: Object.fromEntries(numbers.flatMap(pathsOf)),
    components: {
      schemas: {
        Problem: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
        ...Object.fromEntries(numbers.flatMap((number) => schemasOf(number, (number + 1) % collections))),
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{ token: [] }],
  });
}

function pathsOf(number: number): [string, JsonObject][] {
  const isInner = number % 2 === 1;
  const host = isInner ? `/things${number - 1}/{id${number - 1}}` : '';
  const above = isInner ? [inPath(`id${number - 1}`)] : [];
  const path = isInner ? `${host}/parts` : `/things${number}`;
  const thing = { $ref: `#/components/schemas/Thing${number}` };
  const input = { $ref: `#/components/schemas/NewThing${number}` };
  const common = refusals('400', '401', '403', '429', '500');
  return [
    [
      path,
      {
        parameters: above,
        get: { responses: { 200: json({ type: 'array', items: thing }), ...common } },
        post: {
          requestBody: body(input),
          responses: { 201: json(thing), ...refusals('401', '403', '429', '500') },
        },
      },
    ],
    [
      `${path}/{id${number}}`,
      {
        parameters: [...above, inPath(`id${number}`)],
        get: { responses: { 200: json(thing), ...common } },
        put: { requestBody: body(input), responses: { 200: json(thing), ...common } },
        delete: { responses: { 204: { description: 'Gone.' }, ...refusals('401', '403', '404', '500') } },
      },
    ],
  ];
}

function schemasOf(number: number, neighbour: number): [string, JsonObject][] {
  const members = {
    name: { type: 'string', minLength: 1, maxLength: 100, example: 'A name' },
    size: { type: 'integer', minimum: 0 },
    colour: { enum: ['red', 'green', 'blue', `shade ${number}`] },
    made: { type: 'string', format: 'date-time' },
  };
  return [
    [
      `NewThing${number}`,
      { type: 'object', required: ['name'], properties: members, additionalProperties: false },
    ],
    [
      `Thing${number}`,
      {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'string', format: 'uuid', readOnly: true },
          neighbour: { $ref: `#/components/schemas/Thing${neighbour}` },
          ...members,
        },
      },
    ],
  ];
}
