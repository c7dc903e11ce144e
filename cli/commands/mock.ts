import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';

/** `assay mock`: a server built from an OpenAPI document. */
export function addMock(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('mock')
    .description('Serve a mock built from an OpenAPI document')
    .argument('[document]', 'tmi, a file or a URL', 'tmi')
    .option('--port <number>', 'port to listen on, 0 for any', '4010')
    .option('--stateless', 'answer from examples only, remember nothing')
    .option('--engine <name>', 'assay or prism', 'assay')
    .action(async (document: string, options: { port: string; stateless?: true; engine: string }) => {
      const { serveMock } = await import('../serve-mock.ts');
      finish(await serveMock(document, options));
    });
}
