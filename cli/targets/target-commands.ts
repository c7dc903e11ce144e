import { runCommand } from '../authentication/run-command.ts';
import type { TargetSettings } from '../configuration/settings.ts';
import { tell } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

export interface CommandOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly readOnly: boolean;
}

/**
 * Runs the command that prepares a target, as its configuration names it: nothing else can, and a read-only run does not.
 * Throws a UserError where it fails.
 */
export async function prepareTarget(target: TargetSettings, options: CommandOptions): Promise<void> {
  if (target.kind === 'url') await runOf('prepare', target, options);
}

/** Runs the command that cleans a target after a run. A failure is said, and changes nothing of the report. */
export async function cleanTarget(target: TargetSettings, options: CommandOptions): Promise<void> {
  if (target.kind !== 'url') return;
  try {
    await runOf('cleanUp', target, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell(`The target was not cleaned up: ${error.message}.`);
  }
}

async function runOf(
  which: 'prepare' | 'cleanUp',
  { url, folder, commands }: TargetSettings & { readonly kind: 'url' },
  { environment, readOnly }: CommandOptions,
): Promise<void> {
  const command = commands[which];
  if (command === undefined || readOnly) return;
  const whose = `${which} of the target`;
  await runCommand(command, { environment, folder, whose, variables: { ASSAY_TARGET: url } });
}
