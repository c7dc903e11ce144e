import { expect, test } from 'vitest';
import { checks } from '../checks/checks.ts';
import { flawsOfExample } from './example-flaws.ts';

test.each(checks)('$id finds something wrong with its example', (check) => {
  expect(flawsOfExample(check)).toHaveLength(1);
});

test.each(checks)('no other check that violates finds something wrong with the example of $id', (check) => {
  const others = checks.filter(({ id, level }) => id !== check.id && level === 'MUST');
  const found = others.filter((other) => flawsOfExample({ ...other, example: check.example }).length > 0);
  expect(found.map(({ id }) => id)).toEqual([]);
});
