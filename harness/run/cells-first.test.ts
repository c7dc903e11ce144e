import { expect, test } from 'vitest';
import { scenarioOf } from '../testing/runs.ts';
import { cellsFirst } from './cells-first.ts';

const about = (id: string, cell?: string) => scenarioOf(id, async () => {}, { cell });

test('every cell gets its first scenario before any gets its second, and the order stays otherwise', () => {
  const scenarios = [
    about('a1', 'A'),
    about('a2', 'A'),
    about('alone'),
    about('b1', 'B'),
    about('a3', 'A'),
    about('b2', 'B'),
    about('other'),
  ];
  expect(cellsFirst(scenarios).map(({ id }) => id)).toEqual(['a1', 'alone', 'b1', 'other', 'a2', 'b2', 'a3']);
});
