import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../../contract/testing/folder-of.ts';
import { watchFolder } from './watch-folder.ts';

test('a change of what a run reads is told, and nothing that a run writes, or that is of packages', async () => {
  const folder = await folderOf({
    'api/api.yaml': '',
    'out/report.json': '',
    'node_modules/a/a.json': '',
    '.git/a.json': '',
    'notes.txt': '',
  });
  const watcher = await watchFolder(folder, ['out', 'history.json']);
  onTestFinished(watcher.close);
  for (const name of ['out/report.json', 'node_modules/a/a.json', '.git/a.json', 'notes.txt', 'history.json'])
    await writeFile(join(folder, name), 'changed');
  await writeFile(join(folder, 'api/api.yaml'), 'changed');
  expect(await watcher.next()).toBe(join('api', 'api.yaml'));
});

test('a watcher that is closed tells nothing any more', async () => {
  const watcher = await watchFolder(await folderOf({}), []);
  const next = watcher.next();
  watcher.close();
  expect(await next).toBeUndefined();
});
