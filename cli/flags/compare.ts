import type { Command } from 'commander';
import type { CompareFlags } from '../commands/compare.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay compare`: the verdicts that differ between reports. */
export function addCompare(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('compare')
    .description(
      'Show the verdicts that differ between reports, of two days or of several targets, new violations first',
    )
    .argument('<reports...>', 'written by assay run; the first one is what the others are compared with')
    .option('--format <name>', 'text, json or markdown', 'text')
    .addHelpText('after', '\nExit codes: 0 no new violation, 1 new violations, 2 bad input.')
    .action(async (files: string[], flags: CompareFlags) => {
      const { compareReports } = await import('../commands/compare.ts');
      finish(await compareReports(files, flags));
    });
}
