import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseRequirements } from '../../specs/requirements.ts';
import { scenarios } from './scenarios/scenarios.ts';

const { requirements } = parseRequirements(await readFile('specs/tmi/requirements.yaml', 'utf8'));

test('every Common Scenario of S0 has a story, unless no client can test it', () => {
  const common = requirements.filter(
    ({ source, headings, notTested }) =>
      source === 'S0' &&
      notTested === undefined &&
      headings.some((heading) => heading.includes('Common Scenarios')),
  );
  const told = new Set(scenarios.flatMap((story) => story.requirements));
  expect(common.length).toBeGreaterThan(30);
  expect(common.filter(({ id }) => !told.has(id)).map(({ id }) => id)).toEqual([]);
});
