import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { OpenAPIObject, SchemaObject } from 'openapi3-ts/oas31';
import { expect, test } from 'vitest';
import { exampleFaults } from './example-faults.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const Locker: SchemaObject = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, inner: { $ref: '#/components/schemas/Locker' } },
  additionalProperties: false,
};

/** A document with one operation: a parameter, a body, an answer and a header, each with one example. */
function documentWith(examples: { parameter: unknown; body: unknown; answer: unknown; header: unknown }) {
  const content = (value: unknown) => ({
    'application/json': { schema: { $ref: '#/components/schemas/Locker' }, examples: { one: { value } } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Lockers', version: '1.0.0' },
    paths: {
      '/lockers': {
        post: {
          parameters: [
            { name: 'size', in: 'query', schema: { enum: ['S', 'L'] }, example: examples.parameter },
          ],
          requestBody: { content: content(examples.body) },
          responses: {
            201: {
              description: 'Created',
              headers: { Location: { schema: { type: 'string' }, example: examples.header } },
              content: content(examples.answer),
            },
          },
        },
      },
    },
    components: { schemas: { Locker } },
  } as OpenAPIObject;
}

const good = { parameter: 'S', body: { id: 1 }, answer: { id: 1, inner: { id: 2 } }, header: '/lockers/1' };

test('examples that fit are no fault', () => {
  expect(exampleFaults(documentWith(good), ajv)).toEqual([]);
});

test.each([
  ['parameter', 'M', 'post /lockers size: '],
  ['body', {}, 'post /lockers body application/json one: '],
  ['answer', { id: 1, inner: { id: '2' } }, 'post /lockers 201 application/json one: '],
  ['header', 1, 'post /lockers 201 Location: '],
])('a wrong example of a %s is named', (place, value, where) => {
  const faults = exampleFaults(documentWith({ ...good, [place]: value }), ajv);
  expect(faults).toEqual([expect.stringContaining(where)]);
});
