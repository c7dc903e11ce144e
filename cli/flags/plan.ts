import type { Command } from 'commander';
import type { PlanFlags } from '../commands/plan.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesApi, takesConfig, takesScope } from './shared-options.ts';

/** `assay plan`: what a run would do; sends nothing. */
export function addPlan(program: Command, finish: (code: ExitCode) => void): void {
  const command = takesApi(program.command('plan'))
    .description('List every cell and the scenarios that a run would send for it. Sends nothing')
    .option(
      '--target <target>',
      'mock, reference, url for any instance, or a target of the configuration (default: "mock")',
    );
  takesScope(takesConfig(command))
    .option('--requirements', 'list the scenarios of each requirement instead, uncovered ones first')
    .option('--format <name>', 'table or json', 'table')
    .action(async (document: string | undefined, flags: PlanFlags) => {
      const { showPlan } = await import('../commands/plan.ts');
      finish(await showPlan(document, flags));
    });
}
