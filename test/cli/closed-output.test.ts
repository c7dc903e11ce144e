import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { reportIn, temporaryFolder } from './assay.ts';

/** Runs `assay` for a reader who leaves before anything is printed, or after the first of it. */
async function unread(
  flags: readonly string[],
  { closed, after }: { closed: readonly ('stdout' | 'stderr')[]; after: 'nothing' | 'first' },
): Promise<{ code: number | null; stderr: string }> {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(
    process.execPath,
    ['cli/main.ts', ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: process.env.HOME } },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stderr = '';
  if (!closed.includes('stderr')) child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  for (const name of closed) {
    if (after === 'nothing') child[name].destroy();
    else child[name].once('data', () => child[name].destroy());
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, stderr };
}

test.each([
  { what: 'a plan', flags: ['plan', 'tmi', '--format', 'json'], after: 'first' },
  { what: 'a plan before it begins', flags: ['plan', 'mini'], after: 'nothing' },
  { what: 'the help', flags: ['--help'], after: 'nothing' },
] as const)('a reader who leaves ends $what quietly', async ({ flags, after }) => {
  expect(await unread(flags, { closed: ['stdout'], after })).toEqual({ code: 0, stderr: '' });
});

test('a run that nobody reads is done to its end: clean-up, report and exit code', async () => {
  const out = await temporaryFolder();
  const cell = 'GET /threat_models/{threat_model_id} 200';
  const flags = ['run', 'tmi', '--target', 'mock', '--cell', cell, '--out', out];
  const { code } = await unread(flags, { closed: ['stdout', 'stderr'], after: 'nothing' });
  expect(code).toBe(0);
  const { cells, cleanUp } = await reportIn(out);
  expect(cells.find(({ id }) => id === cell)?.verdict.kind).toBe('conformant');
  expect(cleanUp).toMatchObject({ created: cleanUp.removed, left: [] });
  expect(cleanUp.created).toBeGreaterThan(0);
});

test('bad input is still told by the exit code where nobody reads the sentence', async () => {
  const flags = ['plan', join(await temporaryFolder(), 'nothing.yaml')];
  expect(await unread(flags, { closed: ['stdout', 'stderr'], after: 'nothing' })).toMatchObject({ code: 2 });
});
