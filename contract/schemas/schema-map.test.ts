import { expect, test } from 'vitest';
import { at, type JsonObject } from '../json.ts';
import { documentOf, inPath, json } from '../testing/contract-of.ts';
import { visitSchemas, withoutExamples } from './schema-map.ts';

function visited(document: JsonObject): string[] {
  const pointers: string[] = [];
  visitSchemas(document, (_, pointer) => pointers.push(pointer));
  return pointers;
}

const response = '#/paths/~1pets/get/responses/200/content/application~1json';

test('schemas are found wherever OpenAPI has them, innermost first', () => {
  const document = documentOf({
    paths: {
      '/pets': {
        parameters: [inPath('a')],
        get: {
          responses: { 200: { ...json({ type: 'string' }), headers: { A: { schema: {} } } } },
          callbacks: {
            done: {
              '{$request.body#/url}': { post: { requestBody: { content: { 'a/b': { schema: {} } } } } },
            },
          },
        },
      },
    },
    components: {
      schemas: { Pet: { properties: { schema: { items: {} } } } },
      requestBodies: { Pet: { content: { 'a/b': { schema: {} } } } },
    },
  });
  expect(visited(document)).toEqual([
    '#/paths/~1pets/parameters/0/schema',
    `${response}/schema`,
    '#/paths/~1pets/get/responses/200/headers/A/schema',
    '#/paths/~1pets/get/callbacks/done/{$request.body#~1url}/post/requestBody/content/a~1b/schema',
    '#/components/schemas/Pet/properties/schema/items',
    '#/components/schemas/Pet/properties/schema',
    '#/components/schemas/Pet',
    '#/components/requestBodies/Pet/content/a~1b/schema',
  ]);
});

test.each(['properties', 'patternProperties', '$defs', 'dependentSchemas'])(
  '%s holds schemas by name, whatever the name is',
  (keyword) => {
    const schema = { [keyword]: { example: {}, schema: {}, properties: {} } };
    expect(visited(documentOf({ components: { schemas: { Pet: schema } } }))).toEqual([
      `#/components/schemas/Pet/${keyword}/example`,
      `#/components/schemas/Pet/${keyword}/schema`,
      `#/components/schemas/Pet/${keyword}/properties`,
      '#/components/schemas/Pet',
    ]);
  },
);

test.each(['allOf', 'anyOf', 'oneOf', 'prefixItems'])(
  '%s is a list of schemas, and true is none',
  (keyword) => {
    expect(visited(documentOf({ components: { schemas: { Pet: { [keyword]: [{}, true] } } } }))).toEqual([
      `#/components/schemas/Pet/${keyword}/0`,
      '#/components/schemas/Pet',
    ]);
  },
);

test.each(['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'])(
  '%s is a schema',
  (keyword) => {
    expect(visited(documentOf({ components: { schemas: { Pet: { [keyword]: {} } } } }))).toEqual([
      `#/components/schemas/Pet/${keyword}`,
      '#/components/schemas/Pet',
    ]);
  },
);

test('data is no schema: examples, defaults, listed values, extensions', () => {
  const lookalike = { schema: { type: 'string' }, properties: { a: {} } };
  const document = documentOf({
    paths: {
      '/pets': {
        'x-hint': lookalike,
        get: { responses: { 200: json({ default: lookalike, enum: [lookalike] }, { example: lookalike }) } },
      },
    },
    components: { examples: { a: { value: lookalike } }, schemas: { Pet: { example: lookalike } } },
  });
  expect(visited(document)).toEqual([`${response}/schema`, '#/components/schemas/Pet']);
});

test('a component may be called "example" or "value"', () => {
  const document = documentOf({
    components: {
      parameters: { example: inPath('a'), value: inPath('b') },
      responses: { examples: json({}) },
    },
  });
  expect(visited(document)).toEqual([
    '#/components/parameters/example/schema',
    '#/components/parameters/value/schema',
    '#/components/responses/examples/content/application~1json/schema',
  ]);
});

test('examples are left out, members of that name are not', () => {
  const document = documentOf({
    paths: {
      '/pets': { get: { responses: { 200: json({ example: 1, examples: [1] }, { examples: { a: {} } }) } } },
    },
    components: { schemas: { Pet: { properties: { example: { type: 'string' } } } } },
  });
  const stripped = withoutExamples(document);
  expect(at(stripped, `${response}/schema`)).toEqual({});
  expect(at(stripped, `${response}/examples`)).toBeUndefined();
  expect(at(stripped, '#/components/schemas/Pet/properties/example')).toEqual({ type: 'string' });
});

test('definitions of a schema are schemas, as in older drafts', () => {
  const document = documentOf({ components: { schemas: { Pet: { definitions: { Name: {} } } } } });
  expect(visited(document)).toEqual([
    '#/components/schemas/Pet/definitions/Name',
    '#/components/schemas/Pet',
  ]);
});
