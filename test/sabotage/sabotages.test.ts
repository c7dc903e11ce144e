import { describe, expect, test } from 'vitest';
import { requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { means } from './sabotage.ts';
import { subjects } from './subjects.ts';

describe.each([
  { api: 'tmi', least: 80 },
  { api: 'tasky', least: 40 },
  { api: 'users', least: 45 },
  { api: 'notap', least: 35 },
] as const)('of $api', async ({ api, least }) => {
  const { sabotages } = subjects[api];
  const { contract } = await understandDocument({ api, document: api });
  const requirements = new Set((await requirementsOf(api, contract)).map(({ id }) => id));
  const operations = contract.operations.map(({ key }) => key);
  const cells = contract.cells.map(({ id }) => id);

  test('the catalogue is large enough, and its names are unique', () => {
    expect(sabotages.length).toBeGreaterThanOrEqual(least);
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
});
