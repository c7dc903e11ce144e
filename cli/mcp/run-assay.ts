import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ExitCode } from '../exit-code.ts';
import { StoppedError, UserError } from '../user-error.ts';
import type { Workplace } from './tool.ts';

/** What a command left behind. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
}

/**
 * Runs a command of Assay in a process of its own, as `run --watch` does: it reads the configuration and the stories anew,
 * and what it prints is no message of the protocol. Nobody can be asked there. Throws a UserError with the sentence of a
 * command that cannot do what it is asked.
 */
export async function runAssay(
  args: readonly string[],
  { folder, signal }: Pick<Workplace, 'folder' | 'signal'>,
): Promise<Ended> {
  if (signal.aborted) throw new StoppedError();
  const [, program = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that is told to end first removes what it created.
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  const printed = Promise.all([text(child.stdout), text(child.stderr)]);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    const [stdout, stderr] = await printed;
    if (signal.aborted) throw new StoppedError();
    if (code === null || code === ExitCode.badInput) throw new UserError(sentenceIn(stderr));
    return { code, stdout };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What a command says at the end, without what it said meanwhile. */
function sentenceIn(stderr: string): string {
  const [, sentence] = /(?:^|\n)(?:assay|error): ([\s\S]*)$/.exec(stderr) ?? [];
  return (sentence ?? stderr).trim();
}
