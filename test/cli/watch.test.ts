import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './assay.ts';

test('a changed document runs again, with what it says now, until Ctrl-C', async () => {
  const cwd = await temporaryFolder();
  const document = join(cwd, 'api.yaml');
  await cp(resolve('specs/mini/openapi.yaml'), document);
  const flags = ['run', 'api.yaml', '--suite', 'unknown-id', '--watch'];
  const child = spawn(process.execPath, [resolve('cli/main.ts'), ...flags], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stderr);
  const said: string[] = [];
  const waits = async (): Promise<void> => {
    for (;;) {
      const [line] = (await once(lines, 'line')) as [string];
      said.push(line);
      if (line.startsWith('Waiting for a change')) return;
    }
  };
  await waits();
  await writeFile(
    document,
    (await readFile(document, 'utf8')).replace('title: Parcel lockers', 'title: Other lockers'),
  );
  await waits();
  expect(said).toContain('api.yaml has changed.');
  const { run } = JSON.parse(await readFile(join(cwd, 'conformance-report/part/report.json'), 'utf8'));
  expect(run.document.title).toBe('Other lockers');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
