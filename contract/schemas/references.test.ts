import { expect, test } from 'vitest';
import { leadsInACircle, resolve } from './references.ts';

const document = {
  a: { name: 'a' },
  toA: { $ref: '#/a' },
  toToA: { $ref: '#/toA' },
  left: { $ref: '#/right' },
  right: { $ref: '#/left' },
  self: { $ref: '#/self' },
  nowhere: { $ref: '#/missing' },
  text: 'a',
  'with/slash': { name: 'b' },
  elsewhere: { $ref: 'other.yaml#/a' },
};

test.each<[value: unknown, pointer: string | undefined]>([
  [document.a, '#/here'],
  [document.toA, '#/a'],
  [document.toToA, '#/a'],
  [{ $ref: '#/with~1slash' }, '#/with~1slash'],
  [document.nowhere, undefined],
  [document.left, undefined],
  [document.self, undefined],
  [{ $ref: '#/text' }, undefined],
  ['a', undefined],
])('%j stands at %s', (value, pointer) => {
  expect(resolve(document, value, '#/here')?.pointer).toBe(pointer);
});

test.each<[reference: string, expected: boolean]>([
  ['#/a', false],
  ['#/toToA', false],
  ['#/left', true],
  ['#/self', true],
  ['#/nowhere', false],
  ['#/elsewhere', false],
])('%s leads in a circle: %s', (reference, expected) => {
  expect(leadsInACircle(document, reference)).toBe(expected);
});
