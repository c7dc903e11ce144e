import type { Command } from 'commander';
import { apiNamed, usualApi } from '../../apis/registry.ts';
import type { RunFlags } from '../commands/run.ts';
import type { ExitCode } from '../exit-code.ts';
import { several } from '../flag-values.ts';
import { folderFor } from '../plan/part.ts';
import { interruptible, leaveAtOnce, unlessStopped } from '../terminal/interruption.ts';
import { tell } from '../terminal/print.ts';
import {
  takesApi,
  takesConfig,
  takesFormats,
  takesGate,
  takesHistory,
  takesInstance,
  takesScope,
} from './shared-options.ts';

/** As they were typed. */
interface TypedFlags extends Omit<RunFlags, 'out'> {
  readonly out?: string;
  readonly watch?: true;
}

/** `assay run`: tests every cell and writes a report. */
export function addRun(program: Command, finish: (code: ExitCode) => void): void {
  const command = takesApi(program.command('run'))
    .description('Test every documented endpoint × status code of a target and write a conformance report')
    .option(
      '--target <target>',
      'mock, reference, a target of the configuration, or the base URL of a running instance (default: "mock")',
    );
  takesInstance(takesScope(takesConfig(command)))
    .optionsGroup('Part of a run:')
    .option('--grep <text>', 'only scenarios with this text in their id or title')
    .option('--suite <name>', 'only scenarios of this suite or strategy; may be repeated', several)
    .option('--cell <cell>', 'only scenarios of this cell; may be repeated', several)
    .option('--replay <id>', 'run one scenario, by its id in a report, and show its requests and responses')
    .option('--shard <part>', 'run one part of the scenarios, for example 2/4; assay merge joins the parts');
  takesGate(command).option('--bail', 'stop at the first violation that is not known, and clean up');
  takesHistory(takesFormats(command.optionsGroup('The report:')))
    .option(
      '--out <folder>',
      'folder for the report (default: "conformance-report"; of --grep, --suite and --cell: "conformance-report/part"; of --replay: "conformance-report/replay"; of --shard 2/4: "conformance-report/shard-2-of-4")',
    )
    .optionsGroup('Repeating:')
    .option(
      '--prove <times>',
      'run several times in shuffled order with 1, 4 and 16 scenarios at a time, and compare the verdicts',
    )
    .option('--seed <number>', 'the order that --prove starts with (default: random)')
    .option('--watch', 'run again whenever a document, the configuration or a story in this folder changes')
    .optionsGroup('Pace:')
    .option('--concurrency <number>', 'scenarios at a time (default: "8")')
    .option(
      '--workers <number>',
      'processes that share the scenarios, each with a mock or reference server of its own (default: one for each core, if there is enough to do)',
    )
    .option('--timeout <seconds>', 'how long to wait for one response (default: "10")')
    .option('--restart-wait <seconds>', 'how long to wait for a target that went down (default: "90")')
    .option('--rate <requests>', 'requests per second, at most')
    .option('--max-requests <number>', 'requests of the run, at most; its clean-up is not counted')
    .addHelpText(
      'after',
      `
Exit codes: 0 no new violation, 1 new violations, or a gate that fails (with --prove: verdicts that differ), 2 bad input, 3 inconclusive, 4 the list of known violations is out of date.

Examples:
  assay run                                         ${apiNamed(usualApi).title} against the mock built from its document
  assay run api.yaml                                any document against the mock built from it
  assay run api.yaml --target http://localhost:8080 any document against a running instance
  assay run --suite authorization --suite auth      two suites only
  assay run --cell "DELETE /threat_models/{threat_model_id} 403" --bail`,
    )
    .action(async (document: string | undefined, { watch, ...flags }: TypedFlags) => {
      const out = folderFor(flags);
      const work = async (signal: AbortSignal) => {
        if (watch) {
          const { runWatching } = await import('../commands/watch.ts');
          const written = [out, ...(flags.history === undefined ? [] : [flags.history])];
          return runWatching(
            process.argv.slice(2).filter((word) => word !== '--watch'),
            written,
            signal,
          );
        }
        const { runConformance } = await unlessStopped(signal, () => import('../commands/run.ts'));
        return runConformance(document, { ...flags, out }, signal);
      };
      finish(await interruptible(work, { onFirst: sayStopping, onOverdue: () => leaveAtOnce(out) }));
    });
}

/** Cleaning up may take a while, or have to wait until the target takes requests again. */
function sayStopping(): void {
  tell(
    `Stopping. The run first removes what it created; press Ctrl-C again to skip that, and use assay clean later.`,
  );
}
