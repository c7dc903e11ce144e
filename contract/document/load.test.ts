import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { understand } from '../contract.ts';
import { folderOf } from '../testing/folder-of.ts';
import { DocumentError } from './document-error.ts';
import { loadBundled, loadDocument } from './load.ts';

const head = `openapi: 3.1.0
info: { title: Pets, version: '1' }
`;

/** One GET with a body of this schema, as YAML flow. */
function withSchema(schema: string, openapi = '3.1.0'): string {
  return `openapi: ${openapi}
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200':
          description: Pets
          content: { application/json: { schema: ${schema} } }
`;
}

const schemaAt = '#/paths/~1pets/get/responses/200/content/application~1json/schema';

async function refusalOf(file: string): Promise<unknown> {
  try {
    understand(await loadDocument(file));
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a document that cannot be used is refused with file, place and rule', () => {
  test.each<[what: string, name: string, text: string, pointer: string, rule: string, message: string]>([
    ['YAML that is none', 'api.yaml', 'info: {title: x\npaths: {}', '#', 'yaml-syntax', 'line 2, column 1: '],
    ['a key twice', 'api.yaml', 'a: 1\na: 2', '#', 'yaml-syntax', 'line 2, column 1: duplicated mapping key'],
    ['an empty file', 'api.yaml', '', '#', 'yaml-syntax', 'the input is empty'],
    ['JSON that is none', 'api.json', '{"openapi": "3.1.0",}', '#', 'json-syntax', 'line 1 column 21'],
    [
      'Swagger 1.2',
      'api.json',
      '{"swaggerVersion": "1.2"}',
      '#',
      'openapi-version',
      'Swagger "1.2" is not supported; Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2 are',
    ],
    [
      'JSON of another kind',
      'package.json',
      '{"name": "pets"}',
      '#',
      'openapi-version',
      'the member "openapi" is missing',
    ],
    [
      'an alias inside of what it stands for',
      'api.yaml',
      `${head}paths: {}\nx-a: &a { b: *a }`,
      '#',
      'endless',
      'contains an alias of itself',
    ],
    [
      'aliases that multiply each other',
      'api.yaml',
      [
        `${head}paths: {}\nx-0: &a0 [1,1,1,1,1,1,1,1,1,1]`,
        ...[1, 2, 3, 4, 5, 6, 7].map(
          (n) =>
            `x-${n}: &a${n} [${Array(10)
              .fill(`*a${n - 1}`)
              .join()}]`,
        ),
      ].join('\n'),
      '#',
      'endless',
      'its aliases stand for more than 20,000,000 values',
    ],
    [
      'more levels than anybody writes',
      'api.json',
      `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`,
      '#',
      'endless',
      'nested more than 200 levels deep',
    ],
    ['a list', 'api.json', '[]', '#', 'openapi-document', 'but a list'],
    ['a text', 'api.yaml', 'Hello', '#', 'openapi-document', 'but a single value'],
    [
      'a later OpenAPI',
      'api.yaml',
      'openapi: 3.3.0',
      '#/openapi',
      'openapi-version',
      'OpenAPI 3.3.0 is not supported',
    ],
    [
      'a version that is no text',
      'api.yaml',
      'openapi: 3.1',
      '#/openapi',
      'openapi-version',
      'must be a text such as "3.1.0", not 3.1',
    ],
    ['no paths', 'api.yaml', head, '#/paths', 'paths', 'there is nothing to test'],
  ])('%s', async (_, name, text, pointer, rule, message) => {
    const file = join(await folderOf({ [name]: text }), name);
    const error = await refusalOf(file);
    expect(error).toBeInstanceOf(DocumentError);
    expect(error).toMatchObject({ file, pointer, rule, message: expect.stringContaining(message) });
    const place = pointer === '#' ? name : `${name} ${escaped(pointer)}`;
    expect((error as Error).message).toMatch(new RegExp(`^.*${place}: .*\\(${rule}\\)$`, 's'));
  });

  test('a file that is not there', async () => {
    expect(await refusalOf('not/there.yaml')).toMatchObject({
      file: 'not/there.yaml',
      rule: 'readable',
      message: 'not/there.yaml: there is no such file; give a path or an http(s) URL (readable)',
    });
  });

  test('a folder', async () => {
    expect(await refusalOf(await folderOf({}))).toMatchObject({ rule: 'readable' });
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[$/]/g, '\\$&');
}

describe('defects that leave something to work with are findings', () => {
  test('with file and pointer in the document itself', async () => {
    const folder = await folderOf({ 'api.yaml': withSchema('{ type: strin, minLength: -1 }') });
    const { findings, responses, cells } = understand(await loadDocument(join(folder, 'api.yaml')));
    expect(cells.map(({ id }) => id)).toEqual(['GET /pets 200']);
    expect(findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['structure', `${schemaAt}/type`],
      ['structure', `${schemaAt}/minLength`],
      ['invalid-keyword', schemaAt],
    ]);
    expect(responses.at(schemaAt).accepts(1)).toBe(true);
  });

  test.each<[what: string, schema: string, more: string, message: string]>([
    ['nowhere', '#/components/schemas/Pet', '', 'does not resolve'],
    ['to a file that is not there', 'pet.yaml#/Pet', '', 'does not resolve'],
    [
      'to references that only refer to each other',
      '#/components/schemas/A',
      "components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } }",
      'is circular and does not resolve',
    ],
  ])('a reference %s', async (_, $ref, more, message) => {
    const folder = await folderOf({ 'api.yaml': withSchema(`{ $ref: '${$ref}' }`) + more });
    const { findings, operations } = understand(await loadDocument(join(folder, 'api.yaml')));
    expect(findings).toContainEqual({
      rule: 'unresolved-reference',
      pointer: schemaAt,
      message: `the reference to "${$ref}" ${message}; this part is not judged`,
    });
    expect(operations[0]?.responses[0]?.unresolved).toEqual([$ref]);
  });

  test('a reference to nowhere, in another file: it is told once, where it stands', async () => {
    const folder = await folderOf({
      'api.yaml': withSchema("{ $ref: 'pet.yaml#/Pet' }"),
      'pet.yaml': "Pet: { type: object, properties: { owner: { $ref: '#/Owner' } } }",
    });
    const { findings } = understand(await loadDocument(join(folder, 'api.yaml')));
    expect(findings).toEqual([
      {
        rule: 'unresolved-reference',
        pointer: `${join(folder, 'pet.yaml')}#/Pet/properties/owner`,
        message: 'the reference to "#/Owner" does not resolve',
      },
    ]);
  });

  test('a file that cannot be read', async () => {
    const folder = await folderOf({
      'api.yaml': withSchema("{ $ref: 'pet.yaml#/Pet' }"),
      'pet.yaml': 'Pet: [',
    });
    const { findings } = understand(await loadDocument(join(folder, 'api.yaml')));
    expect(findings.map(({ rule, pointer }) => [rule, pointer])).toEqual([
      ['unresolved-reference', join(folder, 'pet.yaml')],
      ['unresolved-reference', schemaAt],
    ]);
  });

  test('in another file, which is named', async () => {
    const folder = await folderOf({
      'api.yaml': withSchema("{ $ref: 'pet.yaml#/Pet' }"),
      'pet.yaml': 'Pet: { type: strin }',
    });
    const { findings } = await loadDocument(join(folder, 'api.yaml'));
    expect(findings.map(({ pointer }) => pointer)).toEqual([`${join(folder, 'pet.yaml')}#/Pet/type`]);
  });
});

const several = {
  'api.yaml': `openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets/{petId}: { $ref: 'paths.yaml#/pet' }
components: { schemas: { Pet: { $ref: 'schemas/pet.json' } } }`,
  'paths.yaml': `pet:
  parameters: [{ $ref: 'parameters.json#/petId' }]
  get:
    responses:
      '200':
        description: A pet
        content: { application/json: { schema: { $ref: 'api.yaml#/components/schemas/Pet' } } }`,
  'parameters.json':
    '{"petId": {"name": "petId", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 3}}}',
  'schemas/pet.json':
    '{"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "owner": {"$ref": "owner.yaml"}}}',
  'schemas/owner.yaml':
    'type: object\nnullable: true\nproperties: { pets: { type: array, items: { $ref: pet.json } } }',
};

describe('what cannot be understood costs its own operation only', () => {
  test.each<[what: string, operation: string, place: string, why: string]>([
    [
      'a parameter without a place',
      '{ parameters: [{ name: limit }], responses: {} }',
      '/parameters/0',
      'a parameter needs a "name" and an "in" of path, query, header or cookie',
    ],
    [
      'responses that are none',
      '{ responses: [200] }',
      '/responses',
      '"responses" must be an object, with a member for each status',
    ],
    [
      'a response that is none',
      "{ responses: { '200': ok } }",
      '/responses/200',
      'a response must be an object',
    ],
  ])('%s', async (_, operation, place, why) => {
    const text = `${head}paths: { /pets: { get: ${operation}, post: { responses: {} } } }`;
    const { operations, findings } = understand(
      await loadDocument(join(await folderOf({ 'api.yaml': text }), 'api.yaml')),
    );
    expect(operations.map(({ key }) => key)).toEqual(['POST /pets']);
    expect(findings).toContainEqual({
      rule: 'left-out-operation',
      pointer: `#/paths/~1pets/get${place}`,
      message: `GET /pets is left out: ${why}`,
    });
  });
});

test.each([
  ['percent-encoded', 'my%20models/pet.yaml', 'my models/pet.yaml'],
  ['as it is written', 'my%20models/pet.yaml', 'my%20models/pet.yaml'],
])('a reference to a file is a URI, and names it %s', async (_, $ref, name) => {
  const folder = await folderOf({
    'api.yaml': withSchema(`{ $ref: '${$ref}' }`),
    [name]: '{ type: object, required: [name] }',
  });
  const { intended, findings } = understand(await loadDocument(join(folder, 'api.yaml')));
  expect(findings).toEqual([]);
  expect(JSON.stringify(intended)).toContain('"required":["name"]');
});

test('references across files, in circles, from YAML to JSON and back', async () => {
  const folder = await folderOf(several);
  const { operations, responses, requests } = understand(await loadDocument(join(folder, 'api.yaml')));
  const [operation] = operations;
  const validator = responses.at(operation?.responses[0]?.content[0]?.schema ?? '');
  expect(validator.accepts({ name: 'Rex', owner: { pets: [{ name: 'Max', owner: null }] } })).toBe(true);
  expect(validator.problems({ name: 'Rex', owner: { pets: [{ name: 1 }] } })).toMatchObject([
    { pointer: '/owner/pets/0/name', message: 'owner.pets[0].name must be a string' },
  ]);
  expect(requests.at(operation?.parameters[0]?.schema ?? '').accepts('long')).toBe(false);
});

test('a file that a document refers to is read as the document is', async () => {
  const folder = await folderOf({
    'api.yaml': 'openapi: 3.1.0\ninfo: { title: Two, version: "1" }\npaths:\n  /pets:\n    $ref: pets.yaml\n',
    'pets.yaml': `
x-refused: &refused
  400: { description: Bad }
get:
  responses:
    <<: *refused
    200: {
      "description": "All"
    }
`,
  });
  const { operations } = understand(await loadDocument(join(folder, 'api.yaml')));
  expect(operations.flatMap(({ responses }) => responses.map(({ status }) => status))).toEqual([
    '200',
    '400',
  ]);
});

describe('from a server', () => {
  async function serve(files: Readonly<Record<string, string>>): Promise<string> {
    const server = createServer((request, response) => {
      const text = files[request.url?.slice(1) ?? ''];
      response.statusCode = text === undefined ? 404 : 200;
      response.end(text ?? 'Not here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('a document of several files', async () => {
    const file = `${await serve(several)}/api.yaml`;
    const contract = understand(await loadDocument(file));
    expect(contract.file).toBe(file);
    expect(contract.cells.map(({ id }) => id)).toEqual(['GET /pets/{petId} 200']);
  });

  test('that has no such document', async () => {
    const file = `${await serve({})}/api.yaml`;
    expect(await refusalOf(file)).toMatchObject({
      file,
      rule: 'readable',
      message: expect.stringContaining('404'),
    });
  });

  test('that sends something else', async () => {
    const file = `${await serve({ 'api.yaml': '<!doctype html><title>Hello</title>' })}/api.yaml`;
    expect(await refusalOf(file)).toMatchObject({ file, rule: 'openapi-document' });
  });

  test('that is not there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const file = `http://127.0.0.1:${port}/api.yaml`;
    expect(await refusalOf(file)).toMatchObject({
      file,
      rule: 'readable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('3.0 and 3.1, YAML and JSON say the same', () => {
  const variants = [
    ['3.0 in YAML', 'api.yaml', withSchema('{ type: string, nullable: true }', '3.0.3')],
    ['3.1 in YAML', 'api.yaml', withSchema("{ type: [string, 'null'] }")],
    [
      '3.1 in JSON',
      'api.json',
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'Pets', version: '1' },
        paths: {
          '/pets': {
            get: {
              responses: {
                200: {
                  description: 'Pets',
                  content: { 'application/json': { schema: { type: ['string', 'null'] } } },
                },
              },
            },
          },
        },
      }),
    ],
  ] as const;

  test.each(variants)('%s', async (_, name, text) => {
    const { title, version, findings, responses } = understand(
      await loadDocument(join(await folderOf({ [name]: text }), name)),
    );
    expect({ title, version, findings }).toEqual({ title: 'Pets', version: '1', findings: [] });
    expect([null, 'Rex', 1].map(responses.at(schemaAt).accepts)).toEqual([true, true, false]);
  });
});

test('a document of our own is read without being inspected', async () => {
  const folder = await folderOf({ 'api.yaml': withSchema('{ type: strin }') });
  const { document, findings } = await loadBundled(join(folder, 'api.yaml'));
  expect(document.openapi).toBe('3.1.0');
  expect(findings).toEqual([]);
});

test.each(['{"openapi": "3.1.0", "paths": {}}', 'openapi: 3.1.0\npaths: {}'])(
  'a byte order mark is no part of the document: %s',
  async (text) => {
    const folder = await folderOf({ 'api.yaml': `\uFEFF${text}` });
    expect((await loadDocument(join(folder, 'api.yaml'))).document.paths).toEqual({});
  },
);
