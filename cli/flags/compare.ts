import type { Command } from 'commander';
import type { CompareFlags } from '../commands/compare.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay compare`: the verdicts that differ between reports, or what changed between two versions of a document. */
export function addCompare(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('compare')
    .description(
      'Show what differs: verdicts between reports, new violations first; or between two versions of a document, what breaks callers first',
    )
    .argument(
      '<places...>',
      'reports that assay run has written, the first of which is what the others are compared with; or two OpenAPI documents, the earlier one first',
    )
    .option('--format <name>', 'text, json or markdown', 'text')
    .addHelpText(
      'after',
      `
Exit codes: 0 no new violation, or nothing that breaks callers; 1 otherwise; 2 bad input.

Examples:
  assay compare before/report.json after/report.json
  assay compare api-1.yaml api-2.yaml --format markdown`,
    )
    .action(async (files: string[], flags: CompareFlags) => {
      const { compareAny } = await import('../commands/compare.ts');
      finish(await compareAny(files, flags));
    });
}
