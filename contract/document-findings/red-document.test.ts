import { expect, test } from 'vitest';
import { inspect } from '../document/inspect.ts';
import { normalisations } from '../normalise/normalise.ts';
import { outdented } from '../outdented.ts';
import { folderOf } from '../testing/folder-of.ts';
import { documentRules } from './document-findings.ts';
import { findingsOfExample } from './red-document.ts';
import { structure } from './structure.ts';

test.each([...documentRules, ...normalisations])(
  '$name finds something wrong in its example, once',
  (rule) => {
    expect(findingsOfExample(rule)).toHaveLength(1);
  },
);

test('the linter finds something wrong in the example of structure', async () => {
  const head = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\n";
  const folder = await folderOf({ 'pets.yaml': `${head}${outdented(structure.example)}\n` });
  const { findings } = await inspect(`${folder}/pets.yaml`);
  expect(findings.map(({ rule }) => rule)).toContain(structure.name);
});
