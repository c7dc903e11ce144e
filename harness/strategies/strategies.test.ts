import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contract } from '../testing/exchanges.ts';
import { knownOf } from '../testing/library.ts';
import { strategies } from './strategies.ts';

test('every strategy is in the list once, under the name of its file', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  const named = files.map((file) => file.replace(/\.ts$/, ''));
  const others = ['aiming', 'strategies'];
  expect(strategies.map(({ id }) => id).sort()).toEqual(named.filter((name) => !others.includes(name)));
});

test.each(strategies)(
  'the scenarios of $id aim at the cell they are planned for, and say what holds',
  ({ id, plan }) => {
    const known = knownOf(contract);
    const planned = contract.cells.flatMap((cell) =>
      plan(cell, known).map((scenario) => ({ cell, scenario })),
    );
    expect(planned.length).toBeGreaterThan(0);
    for (const { cell, scenario } of planned) {
      expect(scenario).toMatchObject({ suite: id, cell: cell.id });
      expect(scenario.id.startsWith(`${id} › ${cell.id}`)).toBe(true);
      expect(scenario.title).toMatch(/^[A-Z]/);
    }
  },
);
