import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { BaselineFlags } from './update-baseline.ts';

/** `assay baseline update`: brings the list of known violations up to date. */
export function addBaseline(program: Command, finish: (code: ExitCode) => void): void {
  const baseline = program.command('baseline').description('Keep the list of known violations');
  baseline
    .command('update')
    .description(
      'Show what has to change in the list of known violations so that it says what a report shows: new entries for what nothing explains, the day on which the others were seen, and what is stale goes',
    )
    .option('--report <report.json>', 'written by assay run', 'conformance-report/report.json')
    .option(
      '--known-violations <file>',
      'the list; that of the configuration unless given, or known-violations.yaml',
    )
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .option('--write', 'write the list, and not only show the difference')
    .addHelpText('after', '\nExit codes: 0 whatever has to change, 2 bad input.')
    .action(async (flags: BaselineFlags) => {
      const { updateBaseline } = await import('./update-baseline.ts');
      finish(await updateBaseline(flags));
    });
}
