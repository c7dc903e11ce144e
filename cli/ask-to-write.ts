import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Settings } from './config/settings.ts';
import { UserError } from './user-error.ts';

/** Where somebody can be asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether somebody sits there. */
  readonly isAttended: boolean;
}

/** A pipeline may have a terminal, but nobody who answers. */
export function ownTerminal({ stdin, stderr, env }: NodeJS.Process = process): Terminal {
  const isAttended = stdin.isTTY === true && stderr.isTTY === true && !env.CI;
  return { input: stdin, output: stderr, isAttended };
}

/**
 * Makes sure that somebody wants a run to write where it is going to. Where nobody has said so, it asks on a terminal;
 * anything but yes is no. Throws a UserError where it may not.
 */
export async function askToWrite(
  { target, readOnly, configFile = 'assay.config' }: Pick<Settings, 'target' | 'readOnly' | 'configFile'>,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<void> {
  if (readOnly || target.kind !== 'url' || target.writing === 'granted') return;
  const { url } = target;
  if (target.writing === 'refused')
    throw new UserError(
      `${configFile} says that ${url} is not writable; give --read-only, or another --target`,
    );
  const { host } = new URL(url);
  const waysOut = `give --read-only, or --writable ${host}, or set writable: true for it in ${configFile}`;
  if (!terminal.isAttended)
    throw new UserError(
      `a run creates, changes and deletes things on ${url}, and nothing says that it may; ${waysOut}`,
    );
  terminal.output.write(`This run creates, changes and deletes things on ${url}.\nGo on? [y/N] `);
  const answer = await nextLine(terminal.input, signal);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError(`nothing was sent to ${url}; ${waysOut}`);
}

/** What is typed up to the end of the line; nothing where the input ends, or the question is taken back. */
async function nextLine(input: NodeJS.ReadableStream, signal: AbortSignal | undefined): Promise<string> {
  const lines = createInterface({ input, terminal: false });
  const options = signal ? { signal } : {};
  try {
    const typed = once(lines, 'line', options).then(([line]) => String(line));
    const ended = once(lines, 'close', options).then(() => '');
    return await Promise.race([typed, ended]);
  } catch (error) {
    if (signal?.aborted) return '';
    throw error;
  } finally {
    lines.close();
  }
}
