import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `assay serve` or `assay mock` in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Its resident memory in MiB. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts it with these words of the command line, and these variables only. */
export async function startProcess(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['cli/main.ts', ...words, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', ...env },
  });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [welcome] = (await Promise.race([once(lines, 'line'), ended])) as [unknown];
  const [url] = /http:\/\/[\d.:]+/.exec(String(welcome)) ?? [];
  if (url === undefined) throw new Error(`${words.join(' ')} did not start: ${welcome}`);
  return {
    url,
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString()) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
