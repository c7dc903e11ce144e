import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { understand } from '../contract/contract.ts';
import { loadBundled } from '../contract/document/load.ts';
import { parseRequirements, touches } from '../specs/requirements.ts';
import { scenarios as tasky } from './tasky/scenarios/scenarios.ts';
import { scenarios as tmi } from './tmi/scenarios/scenarios.ts';
import { scenarios as users } from './users/scenarios/scenarios.ts';

describe.each([
  { name: 'tmi', scenarios: tmi },
  { name: 'tasky', scenarios: tasky },
  { name: 'users', scenarios: users },
])('the stories of $name', async ({ name, scenarios }) => {
  const contract = understand(await loadBundled(`specs/${name}/openapi.yaml`));
  const { requirements } = parseRequirements(await readFile(`specs/${name}/requirements.yaml`, 'utf8'));
  const cells = new Set(contract.cells.map(({ id }) => id));
  const known = new Map(requirements.map((requirement) => [requirement.id, requirement]));

  test('every story aims at a cell of the document', () => {
    const astray = scenarios.filter(({ cell }) => cell === undefined || !cells.has(cell));
    expect(astray.map(({ id, cell }) => `${id}: ${cell}`)).toEqual([]);
  });

  test('every story names requirements that exist, and at least one', () => {
    const unknown = scenarios.flatMap((story) =>
      story.requirements.filter((id) => !known.has(id)).map((id) => `${story.id}: ${id}`),
    );
    expect(unknown).toEqual([]);
    expect(scenarios.filter((story) => story.requirements.length === 0)).toEqual([]);
  });

  test('a requirement of every story touches the cell that it aims at', () => {
    const elsewhere = scenarios.filter(
      ({ requirements: ids, cell = '' }) =>
        !ids.some((id) => {
          const requirement = known.get(id);
          return requirement !== undefined && touches(requirement, cell);
        }),
    );
    expect(elsewhere.map(({ id, cell }) => `${id}: ${cell}`)).toEqual([]);
  });

  test('no two stories have the same id, and every id begins with its suite', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(scenarios.filter(({ id, suite }) => !id.startsWith(`${suite} › `))).toEqual([]);
  });
});
