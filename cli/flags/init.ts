import type { Command } from 'commander';
import type { InitFlags } from '../commands/init.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay init`: what a project needs for its first run. */
export function addInit(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description(
      'Write a configuration, a first story and a pipeline file; files that are there already stay as they are',
    )
    .argument(
      '[document]',
      'the OpenAPI document: a file or a URL (default: the one in this folder, or that of the target)',
    )
    .option(
      '--target <target>',
      'mock, or the base URL of a running instance (default: asks on a terminal, otherwise "mock")',
    )
    .option('--start <command>', 'the command that starts your API in the pipeline')
    .option(
      '--ci <host>',
      'github, gitlab, jenkins, azure, circleci or none (default: the host of the git remote)',
    )
    .addHelpText(
      'after',
      `
Examples:
  assay init                                        asks; without a terminal, the document of this folder and the mock
  assay init api.yaml --target http://localhost:8080 --start "npm start" --ci github`,
    )
    .action(async (document: string | undefined, flags: InitFlags) => {
      const { init } = await import('../commands/init.ts');
      finish(await init(document, flags));
    });
}
