import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import type { CleanFlags } from './clean-target.ts';

/** `assay clean`: removes what a killed run left. */
export function addClean(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('clean')
    .description('Remove what a run left on its target that was killed before it could clean up')
    .option('--journal <file>', 'the journal of one run; all in the folder unless given')
    .option('--out <folder>', 'folder of the reports, where runs leave their journals', 'conformance-report')
    .option('--target <target>', 'only what was left there; the journal knows where otherwise')
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .option('--auth <kind>', 'as for assay run; as the run logged in unless given')
    .option('--database <url>', 'for the reference server; journals keep it without its password')
    .option('--timeout <seconds>', 'how long one answer may take (default: "10")')
    .option('--rate <requests>', 'requests per second, at most')
    .addHelpText('after', '\nExit codes: 0 nothing is left, 1 something is, 2 bad input.')
    .action(async (flags: CleanFlags) => {
      const { clean } = await import('./clean-target.ts');
      finish(await clean(flags));
    });
}
