import type { Command } from 'commander';
import type { K6Flags } from '../commands/k6.ts';
import type { ExitCode } from '../exit-code.ts';
import { interruptible, leaveAtOnce, unlessStopped } from '../terminal/interruption.ts';
import { takesApi, takesConfig, takesInstance, takesScope } from './shared-options.ts';

/** `assay k6`: a load test of what a target was seen to do. */
export function addK6(program: Command, finish: (code: ExitCode) => void): void {
  const command = takesApi(program.command('k6'))
    .description('Write a load test for k6: what clients do with each resource, tried on the target first')
    .requiredOption(
      '--target <target>',
      'a target of the configuration, or the base URL of a running instance',
    );
  takesInstance(takesScope(takesConfig(command)))
    .optionsGroup('Options:')
    .option('--out <folder>', 'folder for the script', 'load')
    .option('--concurrency <number>', 'journeys at a time (default: "8")')
    .option('--timeout <seconds>', 'how long to wait for one response (default: "10")')
    .option('--rate <requests>', 'requests per second, at most')
    .addHelpText(
      'after',
      '\nExit codes: 0 a load test was written, 2 bad input or no response, 3 nothing could be proven.',
    )
    .action(async (document: string | undefined, flags: K6Flags) => {
      const work = async (signal: AbortSignal) => {
        const { writeLoadTest } = await unlessStopped(signal, () => import('../commands/k6.ts'));
        return writeLoadTest(document, flags, signal);
      };
      finish(await interruptible(work, { onOverdue: () => leaveAtOnce(flags.out) }));
    });
}
