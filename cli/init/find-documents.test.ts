import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findDocuments } from './find-documents.ts';

test('documents are found by what they say, the outermost first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-documents-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = {
    'docs/api/openapi.json': '{ "openapi": "3.1.0" }',
    'b.yaml': "# Ours\nopenapi: '3.0.3'\n",
    'a.yml': 'swagger: "2.0"\n',
    'package.json': '{ "dependencies": { "openapi": "^1.0.0" } }',
    'node_modules/x/openapi.yaml': 'openapi: 3.1.0\n',
    '.cache/openapi.yaml': 'openapi: 3.1.0\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  expect(await findDocuments(folder)).toEqual(['a.yml', 'b.yaml', 'docs/api/openapi.json']);
});
