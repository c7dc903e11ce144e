import { expect, test } from 'vitest';
import { understand } from '../contract.ts';
import { samplesOf } from './samples.ts';

const integer = { type: 'integer' };

test.each<[string, object, unknown]>([
  ['page', { schema: integer }, 1],
  ['page_number', { schema: integer }, 1],
  ['pageNo', { schema: integer }, 1],
  ['page', { schema: integer, example: 3 }, 3],
])('the sample of the parameter %s, of %j, is %j', (name, said, value) => {
  expect(sampleOf(name, said)).toBe(value);
});

test('what the schema does not allow is no page', () => {
  expect(sampleOf('page', { schema: { ...integer, minimum: 5 } })).toBeGreaterThanOrEqual(5);
});

test('numbers of other names are as they were', () => {
  expect(sampleOf('depth', { schema: integer })).not.toBe(1);
});

function sampleOf(name: string, said: object): unknown {
  const parameters = [{ name, in: 'query', ...said }];
  const paths = { '/pets': { get: { parameters, responses: { 200: { description: 'Pets' } } } } };
  const document = { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths };
  const contract = understand({ file: 'pets.yaml', document, findings: [] });
  const [parameter] = contract.operations[0]?.parameters ?? [];
  return parameter && samplesOf(contract).parameter(parameter)?.value;
}
