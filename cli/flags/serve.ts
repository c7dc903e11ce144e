import type { Command } from 'commander';
import { apiNamed, apis, usualApi } from '../../apis/registry.ts';
import type { ServeFlags } from '../commands/serve.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay serve`: the reference implementation of an API. */
export function addServe(program: Command, finish: (code: ExitCode) => void): void {
  const served = apis.filter(({ reference }) => reference).map(({ name }) => name);
  program
    .command('serve')
    .description('Serve the reference implementation of an API')
    .argument('[api]', `${served.join(', ')} (default: "${usualApi}", ${apiNamed(usualApi).title})`)
    .option('--port <number>', 'port to listen on, 0 for any')
    .option('--host <address>', 'address to listen on')
    .option('--database <url>', 'sqlite::memory:, sqlite:<file> or postgres://…')
    .option('--settings', 'print every setting of the environment, and stop')
    .addHelpText('after', '\nEverything else is set by environment variables; --settings lists them.')
    .action(async (api: string | undefined, flags: ServeFlags) => {
      const { serve } = await import('../commands/serve.ts');
      finish(await serve(api, flags));
    });
}
