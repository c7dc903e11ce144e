import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, nameOf } from '../builder/walk.ts';
import { parseRequirements, touches } from '../requirements.ts';
import { document } from './document.ts';

const { requirements, notRequirements } = parseRequirements(
  readFileSync(new URL('requirements.yaml', import.meta.url), 'utf8'),
);

/** Texts of the examples of each cell, by name. */
const cells = cellsOf(document).map(({ operation, status, response }) => {
  const [method = '', path = ''] = nameOf(operation).split(' ');
  const examples = Object.entries(response.content?.['application/json']?.examples ?? {});
  const texts = examples.map(([name, example]) => [name, 'value' in example ? example.value.error : '']);
  return {
    id: `${method.toUpperCase()} ${path} ${status}`,
    texts: new Map<string, unknown>(texts as [string, unknown][]),
  };
});

test('say nothing twice', () => {
  const said = [
    ...requirements.map(({ text }) => text),
    ...notRequirements.map(({ statement }) => statement),
  ];
  expect(new Set(said).size).toBe(said.length);
});

test('touch a cell with every pattern', () => {
  const idle = requirements.flatMap(({ id, cells: patterns }) =>
    patterns
      .filter((pattern) => !cells.some((cell) => touches({ cells: [pattern] }, cell.id)))
      .map((pattern) => `${id}: ${pattern}`),
  );
  expect(idle).toEqual([]);
});

test('name examples that have the sentence which they quote', () => {
  const wrong = requirements.flatMap((requirement) => {
    const quoted = [...requirement.text.matchAll(/"([^"]+)"/g)].map(([, text]) => text);
    const touched = cells.filter(({ id }) => touches(requirement, id));
    return requirement.examples
      .filter(
        (name) => !touched.some(({ texts }) => texts.has(name) && quoted.includes(String(texts.get(name)))),
      )
      .map((name) => `${requirement.id}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

test('every error of the document is demanded', () => {
  const bare = cells.filter(({ id }) => !requirements.some((requirement) => touches(requirement, id)));
  expect(bare).toEqual([]);
});
