import type { ReportedRun } from '../../harness/report/run.ts';
import { shellWord } from './shell-word.ts';

/**
 * The command that runs one scenario of a report again, accounts and clean-up included; undefined in older reports. It
 * begins with npx, because a report is read where nobody knows how Assay is installed: npx finds it in the project and
 * on the PATH.
 */
export function replayCommand(
  { command }: Pick<ReportedRun, 'command'>,
  scenario: string,
): string | undefined {
  if (command === undefined) return undefined;
  const words = [...command, '--replay', scenario].map((word) => shellWord([word]));
  return ['npx assay run', ...words].join(' ');
}
