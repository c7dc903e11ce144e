import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { assay, temporaryFolder } from './assay.ts';
import { startServer } from './long-running.ts';

test('where nobody has a browser, the place is printed', async () => {
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, 'conformance-report'));
  await writeFile(join(cwd, 'conformance-report/report.html'), 'page');
  expect(await assay(['show'], { cwd })).toEqual({
    code: 0,
    stdout: 'The report is conformance-report/report.html.\n',
    stderr: '',
  });
  const url = await startServer(process.execPath, [resolve('cli/main.ts'), 'show', '--port', '0'], { cwd });
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(url)).text()).toBe('page');
  const taken = await assay(['show', '--port', new URL(url).port], { cwd });
  expect([taken.code, taken.stderr]).toEqual([
    2,
    expect.stringContaining('is in use; give another one with --port'),
  ]);
});

test('a folder without a report is a sentence', async () => {
  const { code, stderr } = await assay(['show', 'nowhere']);
  expect([code, stderr]).toEqual([
    2,
    'assay: nowhere/report.html does not exist; run assay run, or give the folder that a run has written to\n',
  ]);
});
