import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { several } from '../flags.ts';
import type { MergeFlags } from './merge-shards.ts';

/** `assay merge`: one report of all shards of a run. */
export function addMerge(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('merge')
    .description('Make one report of all shards of a run, as if it had been run in one')
    .argument(
      '<places...>',
      'folders that assay run --shard has written to, or the files shard-….jsonl in them',
    )
    .option('--out <folder>', 'folder for the report', 'conformance-report')
    .option(
      '--format <name>',
      'write also ctrf, sarif, har, csv, badge, shields, github or text; may be repeated',
      several,
    )
    .option('--known-violations <file>', 'violations that are accepted for a while: they do not fail the run')
    .option('--gate <terms>', 'what has to hold, for example "new=0, cells>=95%"')
    .option('--baseline <report.json>', 'the report that "new" in a gate is counted from')
    .option(
      '--config <file>',
      'the configuration, for its gates and known violations; that of this folder unless given',
    )
    .addHelpText(
      'after',
      `
Exit codes: those of assay run, for the whole.

Examples:
  assay run --shard 1/2 && assay run --shard 2/2; assay merge conformance-report
  assay merge shards/* --out conformance-report`,
    )
    .action(async (places: readonly string[], flags: MergeFlags) => {
      const { mergeReports } = await import('./merge-shards.ts');
      finish(await mergeReports(places, flags));
    });
}
