import type { Command } from 'commander';
import type { ObserveFlags } from '../commands/observe.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesConfig, takesFormats, takesGate, takesHistory } from './shared-options.ts';

/** `assay observe`: judges what others sent. */
export function addObserve(program: Command, finish: (code: ExitCode) => void): void {
  const command = program
    .command('observe')
    .description('Judge recorded traffic by a document, without sending anything')
    .argument('<files...>', 'HAR files, as browsers, proxies, Postman and Playwright write them')
    .option(
      '--spec <document>',
      'the OpenAPI document, or the name of an API (default: as in the configuration)',
    )
    .option(
      '--server <url>',
      'base URL of the API in the traffic (default: the server of the document, or the only one that matches it)',
    )
    .option('--out <folder>', 'folder for the report', 'conformance-report');
  takesGate(takesConfig(takesHistory(takesFormats(command))))
    .addHelpText(
      'after',
      `
Exit codes: those of assay run.

Examples:
  assay observe traffic.har --spec api.yaml
  assay observe *.har --spec api.yaml --server https://staging.example.com/v2 --gate "new=0"`,
    )
    .action(async (files: readonly string[], flags: ObserveFlags) => {
      const { observeTraffic } = await import('../commands/observe.ts');
      finish(await observeTraffic(files, flags));
    });
}
