import { expect, test } from 'vitest';
import { schemaUses } from './schema-uses.ts';
import { body, contractOf, empty, inPath, json } from './testing/contract-of.ts';

test('every body, parameter and header with a schema is a use, told by its place', () => {
  const contract = contractOf({
    paths: {
      '/pets/{id}': {
        put: {
          parameters: [inPath('id'), { name: 'raw', in: 'query', content: {} }],
          requestBody: body({ $ref: '#/components/schemas/Pet' }),
          responses: {
            200: {
              ...json({ $ref: '#/components/schemas/Pet' }),
              headers: { ETag: { schema: {} }, Bare: {} },
            },
            204: empty,
          },
        },
      },
    },
    components: { schemas: { Pet: {} } },
  });
  const here = '#/paths/~1pets~1{id}/put';
  expect(schemaUses(contract).map(({ place, direction, schema }) => [place, direction, schema])).toEqual([
    ['PUT /pets/{id} path parameter id', 'request', `${here}/parameters/0/schema`],
    ['PUT /pets/{id} request body', 'request', '#/components/schemas/Pet'],
    ['PUT /pets/{id} 200', 'response', '#/components/schemas/Pet'],
    ['PUT /pets/{id} 200 header ETag', 'response', `${here}/responses/200/headers/ETag/schema`],
  ]);
});
