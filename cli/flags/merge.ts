import type { Command } from 'commander';
import type { MergeFlags } from '../commands/merge.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesConfig, takesFormats, takesGate, takesHistory } from './shared-options.ts';

/** `assay merge`: one report of all shards of a run. */
export function addMerge(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('merge')
    .description('Join the shards of a run in one report, as if it had run in one part')
    .argument(
      '<places...>',
      'folders that assay run --shard has written to, or the files shard-….jsonl in them',
    )
    .option('--out <folder>', 'folder for the report', 'conformance-report');
  takesGate(takesConfig(takesHistory(takesFormats(command))))
    .addHelpText(
      'after',
      `
Exit codes: those of assay run, for the whole.

Examples:
  assay run --shard 1/2; assay run --shard 2/2; assay merge conformance-report/shard-*`,
    )
    .action(async (places: readonly string[], flags: MergeFlags) => {
      const { mergeReports } = await import('../commands/merge.ts');
      finish(await mergeReports(places, flags));
    });
}
