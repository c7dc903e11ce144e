import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { comparable } from '../shards/comparable.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';

/** Ids of the processes that a process has started and that are still there. */
async function childrenOf(pid: number): Promise<number[]> {
  const found = await promisify(execFile)('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
  return found.stdout.trim().split('\n').filter(Boolean).map(Number);
}

/** The process that runs `assay` for this test, once it has a child: both. */
async function workerOf(mark: string): Promise<{ parent: number; child: number }> {
  for (;;) {
    const found = await promisify(execFile)('pgrep', ['-f', mark]).catch(() => ({ stdout: '' }));
    for (const parent of found.stdout.trim().split('\n').filter(Boolean).map(Number)) {
      const [child] = await childrenOf(parent);
      if (child !== undefined) return { parent, child };
    }
    await wait(50);
  }
}

test('what several processes find is the report of one, and nothing of them stays', async () => {
  const [alone, spread] = [await temporaryFolder(), await temporaryFolder()];
  const flags = ['run', 'mini', '--concurrency', '1'];
  const one = await assay([...flags, '--workers', '1', '--out', alone]);
  const three = await assay([...flags, '--workers', '3', '--out', spread]);
  const [expected, found] = [await reportIn(alone), await reportIn(spread)];
  expect(expected.counts.cells).toBeGreaterThan(10);
  expect(comparable(found)).toEqual(comparable(expected));
  expect([one.code, three.code]).toEqual([0, 0]);
  expect((await readdir(spread)).sort()).toEqual((await readdir(alone)).sort());
});

test('a process that ends in the middle is told, and the others end too', async () => {
  const out = await temporaryFolder();
  const running = assay(['run', 'tmi', '--workers', '2', '--out', out]);
  const { child } = await workerOf(out);
  process.kill(child, 'SIGKILL');
  const { code, stderr } = await running;
  expect(code).toBe(2);
  expect(stderr).toContain(
    'process 2 of 2 of this run ended in the middle (SIGKILL); run again, with --workers 1',
  );
  expect(await readdir(out)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s leaves no process behind', async (signal) => {
  const out = await temporaryFolder();
  const running = assay(['run', 'tmi', '--workers', '2', '--out', out]);
  const { parent, child } = await workerOf(out);
  process.kill(parent, signal);
  await running;
  const isThere = (): boolean => {
    try {
      return process.kill(child, 0);
    } catch {
      return false;
    }
  };
  while (isThere()) await wait(50);
});
