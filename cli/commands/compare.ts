import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';

/** `assay compare`: what changed between two reports. */
export function addCompare(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('compare')
    .description('Show the verdicts that changed between two reports, new violations first')
    .argument('<before.json>', 'written by assay run')
    .argument('<after.json>', 'written by assay run')
    .addHelpText('after', '\nExit codes: 0 no new violation, 1 new violations, 2 bad input.')
    .action(async (before: string, after: string) => {
      const { compareReports } = await import('../compare-reports.ts');
      finish(await compareReports(before, after));
    });
}
