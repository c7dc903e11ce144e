import fc from 'fast-check';
import type { JsonObject } from '../../contract/json.ts';
import { arbitrarySchema } from '../../contract/testing/arbitrary-schema.ts';

const json = (schema: JsonObject, description = 'A JSON body'): JsonObject => ({
  description,
  content: { 'application/json': { schema } },
});
const plain = (description: string): JsonObject => ({ description });
const error = json(
  { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
  'An error',
);

/** A parameter of a query in one of the styles of OpenAPI. */
const queryParameter: fc.Arbitrary<JsonObject> = fc.record({
  shape: fc.constantFrom<JsonObject>(
    { schema: { type: 'integer', minimum: 1, maximum: 100 } },
    { schema: { type: 'string', maxLength: 20 } },
    { schema: { type: 'boolean' } },
    { schema: { type: 'string', enum: ['old', 'new'] } },
    { schema: { type: 'array', items: { type: 'integer' }, maxItems: 5 } },
    { schema: { type: 'array', items: { type: 'string', minLength: 1 } }, style: 'form', explode: false },
    { schema: { type: 'array', items: { enum: ['a', 'b'] } }, style: 'pipeDelimited', explode: false },
    { schema: { type: 'object', properties: { size: { type: 'integer' } } }, style: 'deepObject' },
  ),
  required: fc.boolean(),
});

const identifier: fc.Arbitrary<JsonObject> = fc.constantFrom<JsonObject>(
  { type: 'string' },
  { type: 'string', format: 'uuid' },
  { type: 'integer' },
  { type: 'integer', minimum: 1, maximum: 100_000 },
  { type: 'string', pattern: '^[a-z0-9-]+$' },
  { type: 'string', minLength: 24, maxLength: 24 },
);

const security = fc.constantFrom<readonly JsonObject[] | undefined>(
  undefined,
  [{ token: [] }],
  [{ key: [] }, { token: [] }],
  [{}, { key: [] }],
);

interface Choices {
  readonly version: string;
  readonly id: JsonObject;
  readonly member: JsonObject;
  readonly query: readonly JsonObject[];
  readonly security: readonly JsonObject[] | undefined;
  readonly isWrapped: boolean;
  readonly mediaType: string;
  readonly update: string;
}

/** A small API with one collection, of any schema, in any of the usual shapes. */
export const arbitraryDocument: fc.Arbitrary<JsonObject> = fc
  .record({
    version: fc.constantFrom('3.1.0', '3.2.0'),
    id: identifier,
    member: arbitrarySchema,
    query: fc.array(queryParameter, { maxLength: 3 }),
    security,
    isWrapped: fc.boolean(),
    mediaType: fc.constantFrom('application/json', 'application/vnd.api+json;version=2'),
    update: fc.constantFrom('put', 'patch'),
  })
  .map(documentOf);

function documentOf(choices: Choices): JsonObject {
  const { version, id, member, query, isWrapped, mediaType, update } = choices;
  const thing = { $ref: '#/components/schemas/Thing' };
  const listed = { type: 'array', items: thing };
  const list = isWrapped ? { type: 'object', required: ['items'], properties: { items: listed } } : listed;
  const answer = (schema: JsonObject): JsonObject => ({
    description: 'What was asked for',
    content: { [mediaType]: { schema } },
  });
  const body = { required: true, content: { 'application/json': { schema: thing } } };
  const refusals = { 400: error, ...(choices.security && { 401: error }) };
  return {
    openapi: version,
    info: { title: 'An arbitrary API', version: '1' },
    ...(choices.security && { security: choices.security }),
    paths: {
      '/things': {
        get: {
          parameters: query.map((parameter, index) => ({ name: `q${index}`, in: 'query', ...parameter })),
          responses: { 200: answer(list), ...refusals },
        },
        post: { requestBody: body, responses: { 201: answer(thing), ...refusals } },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
        get: { responses: { 200: answer(thing), 404: error, ...refusals } },
        [update]: { requestBody: body, responses: { 200: answer(thing), 404: error, ...refusals } },
        delete: { responses: { 204: plain('Deleted'), 404: error, ...refusals } },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          required: ['id', 'value'],
          properties: {
            id: { ...id, readOnly: true },
            value: member,
            note: { type: 'string', maxLength: 40 },
          },
        },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      },
    },
  };
}
