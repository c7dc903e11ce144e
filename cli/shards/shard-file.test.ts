import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { planOf, runScenarios, serveLibrary } from '../../harness/testing/runs.ts';
import { inMemory } from '../../harness/transport/evidence.ts';
import { findShards } from './find-shards.ts';
import { readShardFile, writeShard } from './shard-file.ts';

/** A folder with the first of two shards, in which nothing was to be done. */
async function folderWithShard(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { url } = await serveLibrary();
  await writeShard(
    folder,
    { number: 1, of: 2 },
    {
      plan: planOf([]),
      result: await runScenarios(url, []),
      circumstances: {
        run: {
          assay: '0',
          target: { kind: 'url', url, auth: 'anybody' },
          document: { title: 'Library', version: '1', file: 'library', path: 'library', sha256: '' },
          concurrency: 1,
        },
        findings: [],
        requirements: [],
      },
    },
  );
  return folder;
}

const name = 'shard-1-of-2.jsonl';

test('what is written is read, and found by its folder or its name, once', async () => {
  const folder = await folderWithShard();
  const file = join(folder, name);
  expect(await findShards([folder, file, `${folder}/./${name}`])).toEqual([file]);
  const { shard, run } = await readShardFile(file, inMemory);
  expect(shard).toEqual({ number: 1, of: 2 });
  expect(run.circumstances.run.document.title).toBe('Library');
});

test('a file that is not as it was written is not used', async () => {
  const folder = await folderWithShard();
  const text = await readFile(join(folder, name), 'utf8');
  const written = async (content: string): Promise<string> => {
    const file = join(folder, 'other.jsonl');
    await writeFile(file, content);
    return file;
  };
  for (const [content, sentence] of [
    [text.slice(0, -20), 'other.jsonl is damaged; run --shard 1/2 again'],
    [text.replace('Library', 'Librarx'), 'other.jsonl is damaged; run --shard 1/2 again'],
    [
      text.replace(/"assay":"[^"]*"/, '"assay":"0.0.1"'),
      /other\.jsonl was written by Assay 0\.0\.1, and this is .*; merge with the version that ran$/,
    ],
    ['{"kind":"journal"}\n', 'other.jsonl was not written by assay run --shard; leave it out'],
    ['', 'other.jsonl was not written by assay run --shard; leave it out'],
  ] as const)
    await expect(readShardFile(await written(content), inMemory)).rejects.toThrow(sentence);
});

test('a place without shards is told', async () => {
  const folder = await folderWithShard();
  await mkdir(join(folder, 'empty'));
  const nowhere = join(folder, 'nowhere');
  await expect(findShards([join(folder, 'empty')])).rejects.toThrow(
    'empty has no shard-….jsonl in it; give a folder that assay run --shard has written to',
  );
  await expect(findShards([folder, nowhere])).rejects.toThrow(
    `there is no ${nowhere}; give files that assay run --shard has written, or folders`,
  );
  await expect(readShardFile(nowhere, inMemory)).rejects.toThrow(`${nowhere} cannot be read; give what`);
});
