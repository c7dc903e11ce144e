import type { Command } from 'commander';
import type { CleanFlags } from '../commands/clean.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesConfig } from './shared-options.ts';

/** `assay clean`: removes what a killed run left. */
export function addClean(program: Command, finish: (code: ExitCode) => void): void {
  takesConfig(program.command('clean'))
    .description('Remove what a killed run left on its target')
    .option('--journal <file>', 'the journal of one run (default: all in the folder)')
    .option('--out <folder>', 'folder of the reports, where runs leave their journals', 'conformance-report')
    .option(
      '--target <target>',
      'remove only what was left on this target (default: the targets in the journals)',
    )
    .option('--auth <kind>', 'where credentials come from (default: as in the run)')
    .option('--auth-file <file>', 'authentication file of Web Fuzzing Commons, as in the run')
    .option('--database <url>', 'for the reference server, with its password, which journals do not contain')
    .option('--timeout <seconds>', 'how long to wait for one response (default: "10")')
    .option('--rate <requests>', 'requests per second, at most')
    .addHelpText('after', '\nExit codes: 0 nothing is left, 1 something is, 2 bad input.')
    .action(async (flags: CleanFlags) => {
      const { clean } = await import('../commands/clean.ts');
      finish(await clean(flags));
    });
}
