import type { Command } from 'commander';
import type { McpFlags } from '../commands/mcp.ts';
import type { ExitCode } from '../exit-code.ts';

/** `assay mcp`: tools for coding agents. */
export function addMcp(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('mcp')
    .description('Serve coding agents by the Model Context Protocol, on standard input and output')
    .option(
      '--allow-writes',
      'let runs write to instances that assay run may write to; without it, instances are only read',
    )
    .addHelpText(
      'after',
      '\nTools: plan, run, explain, replay, mock. Files are those of the working directory.',
    )
    .action(async (flags: McpFlags) => {
      const { serveMcp } = await import('../commands/mcp.ts');
      finish(await serveMcp(flags));
    });
}
