import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { exampleFaults } from '../builder/example-faults.ts';
import { cellsOf, operationsOf } from '../builder/walk.ts';
import { document } from './document.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

test('three operations, fourteen cells', () => {
  expect(operationsOf(document)).toHaveLength(3);
  expect(cellsOf(document)).toHaveLength(14);
});

test('every operation says who may call it, every response who says so', () => {
  expect(operationsOf(document).map(({ definition }) => definition['x-authz'])).toEqual([
    { ownership: 'none' },
    { ownership: 'none', roles: ['clerk'] },
    { ownership: 'none' },
  ]);
  for (const { response } of cellsOf(document)) expect(response['x-documented-in']).toEqual(['mini']);
});

test('every example fits its schema', () => expect(exampleFaults(document, ajv)).toEqual([]));
