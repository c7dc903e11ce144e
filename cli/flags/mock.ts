import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { apiNames, usualApi } from '../../apis/registry.ts';
import type { MockFlags } from '../commands/mock.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay mock`: a server built from an OpenAPI document. */
export function addMock(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('mock')
    .description('Serve a mock built from an OpenAPI document')
    .argument('[document]', `${apiNames.join(', ')}, a file or a URL (default: "${usualApi}")`)
    .option('--spec <document>', 'the same as [document]')
    .option('--port <number>', 'port to listen on, 0 for any', '4010')
    .option('--base-path', 'serve every path below the base path of the document servers')
    .option('--stateless', 'return examples only, keep no state')
    .option('--engine <name>', 'assay or prism', 'assay')
    .option('--fault <name...>', 'faults to add, to see whether tests find them')
    .option(
      '--record-requests',
      'tell at /__assay/requests what was received: operation, problems and answered status of the last 1000 requests',
    )
    .action(async (document: string | undefined, flags: MockFlags) => {
      // What a request needs is forgotten with its answer: without more and more room for it the process stays small.
      setFlagsFromString('--semi-space-growth-factor=1');
      // What a mock remembers stays small too: this costs a quarter of its writes per second, and saves half of its
      // memory under load.
      if (!flags.stateless) setFlagsFromString('--optimize-for-size');
      const { serveMock } = await import('../commands/mock.ts');
      finish(await serveMock(document, flags));
    });
}
