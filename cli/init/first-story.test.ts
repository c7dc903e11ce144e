import { describe, expect, test } from 'vitest';
import { apiNames } from '../../apis/registry.ts';
import { understand } from '../../contract/contract.ts';
import { loadBundled } from '../../contract/document/load.ts';
import { contractOf, library } from '../../harness/testing/library.ts';
import { firstStory } from './first-story.ts';

test('it reads a resource that it creates, and says something about the response', () => {
  const text = firstStory(contractOf(library)) ?? '';
  expect(text).toMatch(/cell: 'GET \/\S+\/\{\w+\} 200'/);
  expect(text).toMatch(/holds: valueAt\(answer, '\/\w+'\) === request\.path\.?\[?/);
});

test('there is none where nothing succeeds', () => {
  const contract = contractOf(library);
  expect(firstStory({ ...contract, operations: [] })).toBeUndefined();
});

describe.each(apiNames)('of %s', async (name) => {
  const contract = understand(await loadBundled(`specs/${name}/openapi.yaml`));

  test('it is about a cell of the document', () => {
    const [, cell] = /cell: '(.+)'/.exec(firstStory(contract) ?? '') ?? [];
    expect(contract.cells.map(({ id }) => id)).toContain(cell);
  });
});
