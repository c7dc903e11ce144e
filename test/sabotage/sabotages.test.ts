import { expect, test } from 'vitest';
import { requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { means } from './sabotage.ts';
import { sabotages } from './sabotages.ts';

const { contract } = await understandDocument({ api: 'tmi', document: 'tmi' });
const requirements = new Set((await requirementsOf('tmi', contract)).map(({ id }) => id));
const operations = contract.operations.map(({ key }) => key);
const cells = contract.cells.map(({ id }) => id);

test('the catalogue is large enough, and its names are unique', () => {
  expect(sabotages.length).toBeGreaterThanOrEqual(80);
  expect(new Set(sabotages.map(({ id }) => id)).size).toBe(sabotages.length);
});

test.each(sabotages)('$id names operations, cells and requirements that there are', (sabotage) => {
  const { at, seenAt = [], cells: named = [], requirements: violated = [] } = sabotage;
  const unknown = [
    ...[...at, ...seenAt].filter((pattern) => !operations.some((key) => means([pattern], key))),
    ...named.filter((pattern) => !cells.some((id) => means([pattern], id))),
    ...violated.filter((id) => !requirements.has(id)),
  ];
  expect(unknown).toEqual([]);
  expect(named.length + violated.length).toBeGreaterThan(0);
});
