import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ExitCode } from '../exit-code.ts';
import { watchFolder } from '../files/watch-folder.ts';
import { tell } from '../terminal/print.ts';

/** How long editors take to write a file, in milliseconds; a change in that time is the same one. */
const settling = 200;

/**
 * Runs again whenever a file changes that runs read, until Ctrl-C. Each run is a process of its own, so that it reads the
 * configuration and the stories anew. Gives the exit code of the last run.
 */
export async function runWatching(
  args: readonly string[],
  ignored: readonly string[],
  signal: AbortSignal,
): Promise<ExitCode> {
  const watcher = await watchFolder('.', ignored);
  signal.addEventListener('abort', watcher.close, { once: true });
  let code: ExitCode = ExitCode.asExpected;
  while (!signal.aborted) {
    code = await runOnce(args);
    if (signal.aborted) break;
    tell('Waiting for a change of a document, the configuration or a story; Ctrl-C ends it.');
    const changed = await watcher.next();
    if (changed === undefined) break;
    await pause(settling);
    tell(`${changed} has changed.`);
  }
  watcher.close();
  return code;
}

/** Ctrl-C reaches the run as well, which then removes what it has created. */
async function runOnce(args: readonly string[]): Promise<ExitCode> {
  const [, program = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [ExitCode | null];
  return code ?? ExitCode.inconclusive;
}
