import { expect, test } from 'vitest';
import { understand } from '../../contract/contract.ts';
import { madeUpValue } from './made-up-value.ts';

function madeUp(example?: string, schema: object = { type: 'string' }): string | undefined {
  const parameter = {
    name: 'id',
    in: 'path',
    required: true,
    schema,
    ...(example !== undefined && { example }),
  };
  const operation = { parameters: [parameter], responses: { 200: { description: 'It' } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { '/things/{id}': { get: operation } },
  };
  const contract = understand({ file: 'things.yaml', document, text: '', findings: [] });
  const [read] = contract.operations.flatMap(({ parameters }) => parameters);
  return read && madeUpValue(read, { contract });
}

test.each([
  { form: 'an identifier of MongoDB', example: '65a9c0de1f2e3d4c5b6a7980', made: /^[0-9a-f]{24}$/ },
  { form: 'a hash', example: 'd41d8cd98f00b204e9800998ecf8427e', made: /^[0-9a-f]{32}$/ },
  { form: 'a long number', example: '175928847299117063', made: /^1[0-9]{17}$/ },
  { form: 'a short number', example: '42', made: /^2[01]\d{8}$/ },
  { form: 'the number of an account', example: '2034567890', made: /^[0-9a-f]{8}-[0-9a-f-]{27}$/ },
  { form: 'a word', example: 'rex', made: /^[0-9a-f]{8}-[0-9a-f-]{27}$/ },
  { form: 'nothing', example: undefined, made: /^[0-9a-f]{8}-[0-9a-f-]{27}$/ },
])('an identifier that nothing has looks like $form, as the example does', ({ example, made }) => {
  expect(madeUp(example)).toMatch(made);
  expect(madeUp(example)).not.toBe(example);
});

test('the schema comes first', () => {
  expect(madeUp('65a9c0de1f2e3d4c5b6a7980', { type: 'string', format: 'uuid' })).toMatch(/-/);
});

test('a number that nothing has is another one each time, because a PUT may make it', () => {
  const numbers = Array.from({ length: 5 }, () => madeUp(undefined, { type: 'integer' }));
  expect(new Set(numbers).size).toBe(5);
  expect(madeUp(undefined, { type: 'integer', minimum: 2_147_483_646 })).toBe('2147483646');
});
