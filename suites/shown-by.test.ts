import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checks } from '../harness/checks/checks.ts';
import { strategies } from '../harness/strategies/strategies.ts';
import { parseRequirements } from '../specs/requirements.ts';
import { shownBy as tasky } from './tasky/shown-by.ts';
import { shownBy as tmi } from './tmi/shown-by.ts';
import { shownBy as users } from './users/shown-by.ts';

test.each([
  { name: 'tmi', shownBy: tmi },
  { name: 'tasky', shownBy: tasky },
  { name: 'users', shownBy: users },
])('what shows a requirement of $name is there, and so is the requirement', async ({ name, shownBy }) => {
  const { requirements } = parseRequirements(await readFile(`specs/${name}/requirements.yaml`, 'utf8'));
  const checkIds = checks.map(({ id }) => id);
  const strategyIds = strategies.map(({ id }) => id);
  for (const { requirement, checks: seen = [], strategies: shown = [] } of shownBy) {
    expect(requirements.filter(({ id }) => requirement.test(id)).length, String(requirement)).toBeGreaterThan(
      0,
    );
    expect(checkIds).toEqual(expect.arrayContaining([...seen]));
    expect(strategyIds).toEqual(expect.arrayContaining([...shown]));
  }
});
