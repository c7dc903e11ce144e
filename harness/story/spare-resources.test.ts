import { expect, test } from 'vitest';
import type { Operation } from '../../contract/operations/operation.ts';
import type { PathValues, Scenario } from '../model/scenario.ts';
import { createSpares, type Spare } from './spare-resources.ts';

const shops = { key: 'POST /shops' } as Operation;
const pets = { key: 'POST /shops/{shop}/pets' } as Operation;
const scenario = {} as Scenario;

function spare(...made: readonly (readonly [Operation, PathValues])[]): Spare {
  return { made: new Map(made), created: [], exchanges: [], scenario };
}

test('a spare belongs to one story at a time, and the smallest that fits is taken', () => {
  const spares = createSpares();
  const large = spare([shops, { shop: '1' }], [pets, { shop: '1', pet: '2' }]);
  const small = spare([shops, { shop: '3' }]);
  spares.put(large);
  spares.put(small);
  expect(spares.take(shops, new Map())).toBe(small);
  expect(spares.take(shops, new Map())).toBe(large);
  expect(spares.take(shops, new Map())).toBeUndefined();
});

test('what a story has already is not taken a second time', () => {
  const spares = createSpares();
  const both = spare([shops, { shop: '1' }], [pets, { shop: '1', pet: '2' }]);
  spares.put(both);
  expect(spares.take(pets, new Map([[shops, { shop: '9' }]]))).toBeUndefined();
  expect(spares.takeAll()).toEqual([both]);
  expect(spares.takeAll()).toEqual([]);
});
