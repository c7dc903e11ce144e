import { expect, test } from 'vitest';
import { type Contract, understand } from '../../../contract/contract.ts';
import type { JsonObject } from '../../../contract/json.ts';
import { withOwnDocument } from './own-document.ts';
import { ownDocument } from './own-operations.ts';

const id = { name: 'petId', in: 'path', required: true, schema: { type: 'string' } };
const pet = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: { id: { type: 'string' } },
};
const answer = (schema: JsonObject): JsonObject => ({
  description: 'it',
  content: { 'application/json': { schema } },
});
const referred = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function contractOf(document: JsonObject): Contract {
  return understand({ file: 'pets.yaml', document, text: '', findings: [] });
}

const ours = contractOf({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': { get: { responses: { 200: answer({ type: 'array', items: referred('Pet') }) } } },
    '/pets/{petId}': { get: { parameters: [id], responses: { 200: answer(referred('Pet')) } } },
    '/bins': { get: { responses: { 200: { description: 'moved in this version' } } } },
  },
  components: {
    schemas: { Pet: pet, Name: { type: 'string' } },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});

const theirs = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '2' },
  security: [{ login: [] }],
  paths: {
    '/pets': { get: { responses: { 200: answer({ type: 'array', items: referred('Animal') }) } } },
    '/pets/{id}': {
      parameters: [{ ...id, name: 'id' }],
      get: { responses: { 200: answer(referred('Animal')) } },
      put: {
        operationId: 'replacePet',
        requestBody: { content: { 'application/json': { schema: referred('Name') } } },
        responses: { 200: answer(referred('Animal')), 404: { $ref: '#/components/responses/None' } },
      },
    },
    '/bins': { get: { responses: { 200: { description: 'there' } } } },
    '/toys': { get: { security: [], responses: { 200: answer(referred('Name')) } } },
  },
  components: {
    responses: { None: { description: 'not there' } },
    schemas: {
      Animal: { allOf: [{ type: 'object', properties: { id: { type: 'string' }, name: referred('Name') } }] },
      Name: { type: 'object', properties: { text: { type: 'string', nullable: true } } },
    },
    securitySchemes: { login: { type: 'http', scheme: 'Bearer' } },
  },
} satisfies JsonObject;

const bound = contractOf({
  ...ours.written,
  paths: Object.fromEntries(
    Object.entries(ours.written.paths as JsonObject).filter(([path]) => path !== '/bins'),
  ),
});
const whole = extended(theirs);

function extended(document: JsonObject, below = ''): Contract {
  const contract = withOwnDocument(bound, ours, { contract: contractOf(document), below });
  if (contract === undefined) throw new Error('the document is taken for another one');
  return contract;
}

const operation = (key: string) => whole.operations.find((one) => one.key === key);

test('operations that only the instance documents are added, by our names of paths', () => {
  expect(whole.operations.map(({ key }) => key)).toEqual([
    'GET /pets',
    'GET /pets/{petId}',
    'PUT /pets/{petId}',
    'GET /toys',
  ]);
  expect(operation('PUT /pets/{petId}')).toMatchObject({
    id: 'replacePet',
    parameters: [{ name: 'petId', in: 'path' }],
  });
});

test('what was detected not to be there is not added because a document has it', () => {
  expect(operation('GET /bins')).toBeUndefined();
});

test('each of their cells says where it is documented; ours do not', () => {
  expect(
    whole.cells.filter(({ response }) => response.documentedIn.includes(ownDocument)).map(({ id }) => id),
  ).toEqual(['PUT /pets/{petId} 200', 'PUT /pets/{petId} 404', 'GET /toys 200']);
});

test('credentials are asked for as our document asks for them, and not where none are needed', () => {
  expect(operation('PUT /pets/{petId}')?.access).toMatchObject({ public: false, names: ['token'] });
  expect(operation('GET /toys')?.access.public).toBe(true);
});

test('a schema of the same name is another schema, and null is allowed where OpenAPI 3.0 says so', () => {
  const [toys] = operation('GET /toys')?.responses ?? [];
  const schema = toys?.content[0]?.schema ?? '';
  expect(whole.responses.at(schema).problems({ text: null })).toEqual([]);
  expect(whole.responses.at(schema).problems('Rex')).toHaveLength(1);
});

test('responses of both may have the members of both, and no others', () => {
  const [read] = operation('GET /pets/{petId}')?.responses ?? [];
  const schema = read?.content[0]?.schema ?? '';
  expect(whole.responses.at(schema).problems({ id: 'p1', name: { text: 'Rex' } })).toEqual([]);
  expect(whole.responses.at(schema).problems({ id: 'p1', name: 'Rex' })).toHaveLength(1);
  expect(whole.responses.at(schema).problems({ id: 'p1', age: 3 })).toHaveLength(1);
  expect(bound.responses.at(schema).problems({ id: 'p1', name: { text: 'Rex' } })).toHaveLength(1);
});

test('paths below a base path get it, and are other paths', () => {
  const below = { ...bound, operations: bound.operations.slice(0, 0) };
  const elsewhere = withOwnDocument(below, ours, { contract: contractOf(theirs), below: '/v2' });
  expect(elsewhere?.operations.map(({ key }) => key)).toContain('GET /v2/toys');
});

test('a document of another API adds nothing', () => {
  const paths = { '/toys': theirs.paths['/toys'] };
  expect(
    withOwnDocument(bound, ours, { contract: contractOf({ ...theirs, paths }), below: '' }),
  ).toBeUndefined();
});
