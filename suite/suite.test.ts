import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as suite from './suite.ts';

/** What is here is promised: adding to it is a minor release, and taking from it a major one. */
const promised = [
  'Stop',
  'UnreachableError',
  'at',
  'callerOf',
  'carried',
  'contains',
  'defineSuite',
  'eachOf',
  'isHealthy',
  'isObject',
  'itemsOf',
  'jsonPatch',
  'mergePatch',
  'momentAt',
  'request',
  'sameValue',
  'shows',
  'story',
  'textAt',
  'undocumentedPath',
  'valueAt',
];

test('users can import what is promised, and nothing else', () => {
  expect(Object.keys(suite).sort()).toEqual(promised);
});

test('docs/own-stories.md explains each of them', async () => {
  const page = await readFile('docs/own-stories.md', 'utf8');
  expect(promised.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
});
