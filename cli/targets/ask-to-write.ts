import type { Settings } from '../configuration/settings.ts';
import { nextLine, type Terminal } from '../terminal/terminal.ts';
import { UserError } from '../user-error.ts';

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
      `a run creates, changes and deletes resources on ${url}, and has no permission to do so; ${waysOut}`,
    );
  terminal.output.write(`This run creates, changes and deletes resources on ${url}.\nContinue? [y/N] `);
  const answer = await nextLine(terminal.input, signal);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError(`nothing was sent to ${url}; ${waysOut}`);
}
