import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export async function journalsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('journal-'));
}

/**
 * Runs Assay, and kills it when so many lines are in its journal: it gets no chance to clean up. Returns the journal.
 * Throws where the run ends before that.
 */
export async function killedRun(
  flags: readonly string[],
  { out, lines, env }: { readonly out: string; readonly lines: number; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const child = spawn(process.execPath, ['cli/main.ts', 'run', ...flags, '--out', out], {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  const exit = once(child, 'exit');
  while (child.exitCode === null) {
    const [name] = await journalsIn(out).catch(() => []);
    const journal = name === undefined ? '' : join(out, name);
    const text = journal === '' ? '' : await readFile(journal, 'utf8');
    if (text.split('\n').length > lines) {
      child.kill('SIGKILL');
      await exit;
      return journal;
    }
    await wait(20);
  }
  throw new Error(`the run ended with ${child.exitCode} before it could be killed`);
}
