import type { Command } from 'commander';
import type { ReportFlags } from '../commands/report.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay report`: a report that was written before, in another format. */
export function addReport(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('Show a report in another format')
    .argument('<report.json>', 'written by assay run')
    .option(
      '--format <name>',
      'text, html, junit, markdown, json, ctrf, wfc, allure, ndjson, sarif, har, csv, badge, shields, github or agent',
      'text',
    )
    .option('--merge <summary.json>', 'add what a load test of k6 has measured, by operation')
    .option('--out <file>', 'write to a file, or for allure to a folder, instead of the terminal')
    .action(async (file: string, flags: ReportFlags) => {
      const { showReport } = await import('../commands/report.ts');
      finish(await showReport(file, flags));
    });
}
