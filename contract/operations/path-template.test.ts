import { expect, test } from 'vitest';
import { fill, itemParameter, parametersOf, parentOf, pathTemplate } from './path-template.ts';

test('pathTemplate takes a template apart', () => {
  expect(pathTemplate('/pets/{petId}/toys/{toyId}')).toEqual({
    template: '/pets/{petId}/toys/{toyId}',
    segments: ['pets', '{petId}', 'toys', '{toyId}'],
    parameters: ['petId', 'toyId'],
  });
});

test.each<[template: string, parameters: string[], item: string | undefined, parent: string | undefined]>([
  ['/', [], undefined, undefined],
  ['/pets', [], undefined, undefined],
  ['/pets/{petId}', ['petId'], 'petId', '/pets'],
  ['/pets/{petId}/toys', ['petId'], undefined, '/pets/{petId}'],
  ['/pets/', [], undefined, undefined],
  ['/pets/{petId}/', ['petId'], 'petId', '/pets'],
  ['/files/{name}.{type}', ['name', 'type'], undefined, '/files'],
])('%s', (template, parameters, item, parent) => {
  expect([parametersOf(template), itemParameter(template), parentOf(template)]).toEqual([
    parameters,
    item,
    parent,
  ]);
});

test('fill percent-encodes, so that a value stays one segment', () => {
  expect(fill('/pets/{petId}/toys/{toyId}', { petId: 'a/b c', toyId: '7', other: '8' })).toBe(
    '/pets/a%2Fb%20c/toys/7',
  );
});

test('fill does not go on without a value', () => {
  expect(() => fill('/pets/{petId}', { petid: '7' })).toThrow('no value for {petId} in /pets/{petId}');
});
