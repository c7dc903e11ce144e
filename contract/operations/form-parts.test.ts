import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { contractOf, empty } from '../testing/contract-of.ts';
import type { FormPart } from './operation.ts';

const text = { type: 'string' };
const file = { type: 'string', format: 'binary' };

test.each<[what: string, member: JsonObject, encoding: JsonObject | undefined, expected: FormPart]>([
  ['a text', text, undefined, { contentType: undefined, isFile: false }],
  ['a number', { type: 'integer' }, undefined, { contentType: undefined, isFile: false }],
  ['an object', { type: 'object' }, undefined, { contentType: 'application/json', isFile: false }],
  ['a list of texts', { type: 'array', items: text }, undefined, { contentType: undefined, isFile: false }],
  ['a file', file, undefined, { contentType: 'application/octet-stream', isFile: true }],
  [
    'a list of files',
    { type: 'array', items: file },
    undefined,
    { contentType: 'application/octet-stream', isFile: true },
  ],
  [
    'a file of OpenAPI 3.1',
    { type: 'string', contentMediaType: 'image/png' },
    undefined,
    { contentType: 'image/png', isFile: true },
  ],
  [
    'a file of one of several types',
    file,
    { contentType: 'image/png, image/jpeg' },
    { contentType: 'image/png', isFile: true, accepted: ['image/png', 'image/jpeg'] },
  ],
  [
    'a file of a range of types',
    file,
    { contentType: 'image/*' },
    { contentType: 'image/png', isFile: true, accepted: ['image/*'] },
  ],
  [
    'a text that is said to be something else',
    text,
    { contentType: 'application/xml' },
    { contentType: 'application/xml', isFile: true, accepted: ['application/xml'] },
  ],
  [
    'JSON by another name',
    { type: 'object' },
    { contentType: 'application/hal+json' },
    { contentType: 'application/hal+json', isFile: false, accepted: ['application/hal+json'] },
  ],
  [
    'an object in a style of its own',
    { type: 'object' },
    { style: 'deepObject', explode: true },
    { contentType: 'application/json', isFile: false, style: { style: 'deepObject', explode: true } },
  ],
  [
    'what is referred to',
    { $ref: '#/components/schemas/Inner' },
    undefined,
    { contentType: 'application/json', isFile: false },
  ],
])('%s', (_, member, encoding, expected) => {
  const media = {
    schema: { allOf: [{ type: 'object', properties: { member } }] },
    ...(encoding && { encoding: { member: encoding } }),
  };
  const { operations } = contractOf({
    paths: {
      '/forms': {
        post: { requestBody: { content: { 'multipart/form-data': media } }, responses: { 200: empty } },
      },
    },
    components: { schemas: { Inner: { type: 'object' } } },
  });
  expect(operations[0]?.body?.content[0]?.parts).toEqual({ member: expected });
});
