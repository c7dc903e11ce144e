import type { Command } from 'commander';
import type { DoctorFlags } from '../doctor/doctor.ts';
import type { ExitCode } from '../exit-code.ts';
import { several } from '../flags.ts';

/** `assay doctor`: whether a run can show anything, before it is made. */
export function addDoctor(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('Say what a run against a target could show and what it could not, and how to widen that')
    .argument(
      '[api]',
      'tmi, mini, or an OpenAPI document: a file or a URL (default: "tmi"; of an instance, what it says it is)',
    )
    .option('--spec <document>', 'the OpenAPI document, where it is not the one that comes with the API')
    .requiredOption(
      '--target <target>',
      'mock, reference, a target of the configuration, or the base URL of a running instance',
    )
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .option('--webhook-url <url>', 'public address that leads to this machine, for webhooks of an instance')
    .option(
      '--webhook-listen <port>',
      'where it leads to: a port, or address:port (default: "127.0.0.1:4011")',
    )
    .option('--read-only', 'send only GET, HEAD and OPTIONS; logins apart')
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
    .option('--writable <host>', 'let it write to the host of the target, as assay run')
    .option('--auth <kind>', 'as for assay run')
    .option('--database <url>', 'for the reference server')
    .option('--out <folder>', 'folder for the journal of what it makes', 'conformance-report')
    .option('--timeout <seconds>', 'how long one answer may take', '5')
    .addHelpText(
      'after',
      '\nExit codes: 0 a run can begin, 2 bad input or nothing answers, 3 a run would be inconclusive.',
    )
    .action(async (document: string | undefined, flags: DoctorFlags) => {
      const { doctor } = await import('../doctor/doctor.ts');
      finish(await doctor(document, flags));
    });
}
