import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { GateReportFlags } from './gate-report.ts';

/** `assay gate`: whether a report is good enough. */
export function addGate(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('gate')
    .description('Say whether a report is good enough, and if not, why')
    .argument('<report.json>', 'written by assay run')
    .option(
      '--gate <terms>',
      'what has to hold, for example "new=0, cells>=95%"; as the configuration says unless given',
    )
    .option('--baseline <report.json>', 'the report that "new" is counted from')
    .option(
      '--known-violations <file>',
      'violations that are accepted for a while; as in the report unless given',
    )
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate holds, 1 it is refused, 2 bad input, 3 nothing can be concluded from the report, 4 the list of known violations is stale.',
    )
    .action(async (file: string, flags: GateReportFlags) => {
      const { gateReport } = await import('./gate-report.ts');
      finish(await gateReport(file, flags));
    });
}
