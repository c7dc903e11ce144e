import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Report } from '../../harness/report/report.ts';

/** What a run of the command line left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `assay` as a user does, in a process of its own, in a folder. Variables are added to a bare environment. Ctrl-C is
 * pressed as soon as what it prints matches `stopAt`; `whileRunning` is given a way to send it a signal at any time.
 */
export async function assay(
  flags: readonly string[],
  {
    env = {},
    stopAt,
    whileRunning,
    cwd,
  }: {
    env?: Record<string, string>;
    stopAt?: RegExp;
    whileRunning?: (send: (signal: NodeJS.Signals) => void) => void;
    cwd?: string;
  } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [resolve('cli/main.ts'), ...flags], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  whileRunning?.((signal) => void child.kill(signal));
  let stopped = false;
  const collect = (stream: Readable): (() => string) => {
    let said = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (stopped || !stopAt?.test(said)) return;
      stopped = true;
      child.kill('SIGINT');
    });
    return () => said;
  };
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function reportIn(folder: string): Promise<Report> {
  return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Report;
}
