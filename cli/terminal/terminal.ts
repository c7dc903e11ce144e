import { once } from 'node:events';
import { createInterface } from 'node:readline';

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

/** What is typed up to the end of the line; nothing where the input ends, or the question is taken back. */
export async function nextLine(input: NodeJS.ReadableStream, signal?: AbortSignal): Promise<string> {
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
