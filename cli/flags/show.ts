import type { Command } from 'commander';
import type { ShowFlags } from '../commands/show.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay show`: the report in a browser. */
export function addShow(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('show')
    .description('Open a report in the browser; without one, print where it is')
    .argument('[folder]', 'that assay run has written to', 'conformance-report')
    .option('--port <number>', 'serve it on this machine only, 0 for any port, until Ctrl-C')
    .action(async (folder: string, flags: ShowFlags) => {
      const { showReport } = await import('../commands/show.ts');
      finish(await showReport(folder, flags));
    });
}
