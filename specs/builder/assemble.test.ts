import { expect, test } from 'vitest';
import { assemble } from './assemble.ts';
import { component } from './component.ts';
import type { Operation } from './operation.ts';
import { object, schema } from './schema.ts';

function assembled(...operations: Operation[]) {
  const info = { title: 'Lockers', version: '1.0.0' };
  return assemble({ info, servers: [], tags: [], securitySchemes: {}, operations });
}

function get(path: string, response: object): Operation {
  return { method: 'get', path, definition: { responses: { 200: response } } };
}

test('what has a name stands in the document once', () => {
  const Locker = schema('Locker', 'A locker', object({}));
  const found = component('responses', 'Found', { description: 'Found', schema: Locker });
  const { paths, components } = assembled(get('/a', found), get('/b', found));
  const reference = { $ref: '#/components/responses/Found' };
  expect(paths?.['/a']?.get?.responses).toEqual({ 200: reference });
  expect(paths?.['/b']?.get?.responses).toEqual({ 200: reference });
  expect(components?.responses).toEqual({
    Found: { description: 'Found', schema: { $ref: '#/components/schemas/Locker' } },
  });
});

test('a schema may hold itself', () => {
  const Shelf: Record<string, unknown> = { type: 'object' };
  Shelf.properties = { above: component('schemas', 'Shelf', Shelf) };
  const { components } = assembled(get('/a', { schema: Shelf }));
  expect(components?.schemas?.Shelf).toEqual({
    type: 'object',
    properties: { above: { $ref: '#/components/schemas/Shelf' } },
  });
});

test('two things of one name are a mistake', () => {
  const [one, other] = [schema('Locker', 'One', {}), schema('Locker', 'Other', {})];
  expect(() => assembled(get('/a', { one, other }))).toThrow('schemas/Locker');
});

test('an operation that is declared twice is a mistake', () => {
  expect(() => assembled(get('/a', {}), get('/a', {}))).toThrow('get /a is declared twice');
});
