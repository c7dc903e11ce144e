import { expect, test } from 'vitest';
import { ownDocumentLine } from './own-document-line.ts';

const url = 'https://staging.example.com/openapi.json';

test.each([
  [
    'one operation',
    { operations: 1, cells: 2, conformant: 1, violating: 1, notExercised: 0 },
    `By its own document (${url}): 1 more operation with 2 cells: 1 proven, 1 violating, 0 not exercised`,
  ],
  [
    'none',
    { operations: 0, cells: 0, conformant: 0, violating: 0, notExercised: 0 },
    `By its own document (${url}): no operation that ours lacks`,
  ],
])('%s that only the document of the target has', (_, figures, line) => {
  expect(ownDocumentLine({ url, ...figures })).toBe(line);
});
