import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { requirementFaults } from '../builder/requirement-faults.ts';
import { parseRequirements } from '../requirements.ts';
import { document } from './document.ts';

const read = parseRequirements(readFileSync(new URL('requirements.yaml', import.meta.url), 'utf8'));

test('fit the document: nothing said twice, no idle pattern or wrong quotation, no cell without one', () => {
  const textOf = (body: unknown) => (body as { readonly error?: unknown }).error;
  expect(requirementFaults(read, document, textOf)).toEqual([]);
});

test('their number', () => {
  expect(read.requirements).toHaveLength(34);
  expect(read.notRequirements).toHaveLength(5);
});
