import type { ReportedRun } from '../../harness/report/run.ts';
import { shellWord } from './shell-word.ts';

/** The command that runs one scenario of a report again, accounts and clean-up included; undefined in older reports. */
export function replayCommand(
  { command }: Pick<ReportedRun, 'command'>,
  scenario: string,
): string | undefined {
  if (command === undefined) return undefined;
  const words = [...command, '--replay', scenario].map((word) => shellWord([word]));
  return ['assay run', ...words].join(' ');
}
