import type { Command } from 'commander';
import type { DoctorFlags } from '../commands/doctor.ts';
import type { ExitCode } from '../exit-code.ts';
import { takesApi, takesConfig, takesInstance, takesScope } from './shared-options.ts';

/** `assay doctor`: whether a run can show anything, before it is made. */
export function addDoctor(program: Command, finish: (code: ExitCode) => void): void {
  const command = takesApi(program.command('doctor'))
    .description(
      'Check in seconds what a run against a target can test and what it cannot, and how to test more',
    )
    .option(
      '--target <target>',
      'mock, reference, a target of the configuration, or the base URL of a running instance (default: as for assay run)',
    );
  takesInstance(takesScope(takesConfig(command)))
    .optionsGroup('Options:')
    .option('--out <folder>', 'folder for the journal of what it creates', 'conformance-report')
    .option('--format <name>', 'text or json', 'text')
    .option('--timeout <seconds>', 'how long to wait for one response', '5')
    .addHelpText(
      'after',
      '\nExit codes: 0 a run can begin, 2 bad input or no response, 3 a run would be inconclusive.',
    )
    .action(async (document: string | undefined, flags: DoctorFlags) => {
      const { doctor } = await import('../commands/doctor.ts');
      finish(await doctor(document, flags));
    });
}
