import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { several } from '../flags.ts';
import type { PlanFlags } from './show-plan.ts';

/** `assay plan`: what a run would do; sends nothing. */
export function addPlan(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('plan')
    .description('Show the ledger: every cell, and what a run would aim at it. Sends nothing')
    .argument(
      '[api]',
      'tmi, mini, or an OpenAPI document: a file or a URL (default: "tmi"; of an instance, what it says it is)',
    )
    .option('--spec <document>', 'the OpenAPI document, where it is not the one that comes with the API')
    .option(
      '--target <target>',
      'mock, reference, url for any instance, or a target of the configuration (default: "mock")',
    )
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .option('--read-only', 'plan for a run that sends GET, HEAD and OPTIONS alone')
    .option(
      '--disposable',
      'nobody minds what happens to the target: send also what changes what was there before',
    )
    .option(
      '--include <what>',
      'allow an operation that is left out ("PUT /settings"), or take in what --exclude leaves out; may be repeated',
      several,
    )
    .option(
      '--exclude <what>',
      'leave out an operation, a path pattern ("/admin/**"), tag:NAME or suite:NAME; may be repeated',
      several,
    )
    .option('--requirements', 'show what shows each requirement, uncovered ones first')
    .option('--format <name>', 'table or json', 'table')
    .action(async (document: string | undefined, flags: PlanFlags) => {
      const { showPlan } = await import('./show-plan.ts');
      finish(await showPlan(document, flags));
    });
}
