import type { Command } from 'commander';
import type { GateReportFlags } from '../commands/gate.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesConfig, takesGate } from './shared-options.ts';

/** `assay gate`: whether a report is good enough. */
export function addGate(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('gate')
    .description('Check a report against a gate, and say why it fails')
    .argument('<report.json>', 'written by assay run');
  takesGate(takesConfig(command))
    .addHelpText(
      'after',
      '\nExit codes: 0 the gate passes, 1 it fails, 2 bad input, 3 the report is inconclusive, 4 the list of known violations is out of date.',
    )
    .action(async (file: string, flags: GateReportFlags) => {
      const { gateReport } = await import('../commands/gate.ts');
      finish(await gateReport(file, flags));
    });
}
