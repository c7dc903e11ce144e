import type { Command } from 'commander';
import type { BaselineFlags } from '../commands/baseline.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesConfig } from './shared-options.ts';

/** `assay baseline update`: brings the list of known violations up to date. */
export function addBaseline(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('baseline')
    .description('Keep the list of known violations')
    .command('update')
    .description(
      'Show how the list of known violations has to change to match a report: new violations are added, seen ones get a new date, stale ones are removed',
    )
    .option('--report <report.json>', 'written by assay run', 'conformance-report/report.json')
    .option(
      '--known-violations <file>',
      'the list (default: as in the configuration, or known-violations.yaml)',
    )
    .option('--write', 'write the list instead of only showing the difference');
  takesConfig(command)
    .addHelpText('after', '\nExit codes: 0 done, with or without changes, 2 bad input.')
    .action(async (flags: BaselineFlags) => {
      const { updateBaseline } = await import('../commands/baseline.ts');
      finish(await updateBaseline(flags));
    });
}
