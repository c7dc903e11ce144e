import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { several } from '../flags.ts';
import { interruptible, unlessStopped } from '../terminal/interruption.ts';
import type { RunFlags } from './run-conformance.ts';

/** `assay run`: walks every cell and writes a report. */
export function addRun(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('Test every documented endpoint × status of a target and write a conformance report')
    .argument(
      '[api]',
      'tmi, mini, or an OpenAPI document: a file or a URL (default: "tmi"; of an instance, what it says it is)',
    )
    .option('--spec <document>', 'the OpenAPI document, where it is not the one that comes with the API')
    .option(
      '--target <target>',
      'mock, reference, a target of the configuration, or the base URL of a running instance (default: "mock")',
    )
    .option(
      '--config <file>',
      'the configuration; assay.config.ts, .json or .yaml of this folder unless given',
    )
    .option('--database <url>', 'for the reference server: sqlite:<file> or postgres://…')
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
    .option(
      '--writable <host>',
      'let the run write to the host of the target, as writable in the configuration',
    )
    .option(
      '--auth <kind>',
      'where credentials for a URL come from: tokens (ASSAY_TOKEN_<PERSONA>), command, client-credentials, login, interactive, test-provider or mock (default: "tokens")',
    )
    .option('--grep <text>', 'only scenarios with this text in their id or title')
    .option('--suite <name>', 'only scenarios of this suite or strategy; may be repeated', several)
    .option('--cell <cell>', 'only scenarios that aim at this cell; may be repeated', several)
    .option('--replay <id>', 'run one scenario, whose id is in a report, and show its requests and responses')
    .option('--shard <part>', 'run one shard, as in 2/4; assay merge puts them together')
    .option('--known-violations <file>', 'violations that are accepted for a while: they do not fail the run')
    .option('--gate <terms>', 'what has to hold, for example "new=0, cells>=95%"')
    .option('--baseline <report.json>', 'the report that "new" in a gate is counted from')
    .option('--bail', 'stop at the first violation that is not known, and clean up')
    .option('--prove <times>', 'run so often, shuffled and with 1, 4 and 16 scenarios at a time, and compare')
    .option('--seed <number>', 'the order that --prove begins with; any unless given')
    .option(
      '--out <folder>',
      'folder for the report (default: "conformance-report", of --replay "conformance-report/replay")',
    )
    .option(
      '--format <name>',
      'write also ctrf, sarif, har, csv, badge, shields, github or text; may be repeated',
      several,
    )
    .option('--concurrency <number>', 'scenarios at a time (default: "8")')
    .option('--timeout <seconds>', 'how long one answer may take (default: "10")')
    .option('--rate <requests>', 'requests per second, at most')
    .option('--max-requests <number>', 'requests of the run, at most; its clean-up is not counted')
    .addHelpText(
      'after',
      `
Exit codes: 0 as expected, 1 violations that are not known, or a gate that refuses (with --prove, verdicts that differ), 2 bad input, 3 inconclusive, 4 stale list of known violations.

Examples:
  assay run                                         TMI against a mock of its document
  assay run mini                                    another document that comes with Assay
  assay run api.yaml --target http://localhost:8080 any document against a running instance
  assay run --suite authorization --suite auth      two suites of it
  assay run --cell "DELETE /threat_models/{threat_model_id} 403" --bail`,
    )
    .action(
      async (document: string | undefined, flags: Omit<RunFlags, 'out'> & { readonly out?: string }) => {
        // The report of a whole run, from which people take what to replay, stays as it is.
        const usual = flags.replay === undefined ? 'conformance-report' : 'conformance-report/replay';
        const code = await interruptible(async (signal) => {
          const { runConformance } = await unlessStopped(signal, () => import('./run-conformance.ts'));
          return runConformance(document, { ...flags, out: flags.out ?? usual }, signal);
        }, sayStopping);
        finish(code);
      },
    );
}

/** Cleaning up may take a while, or have to wait until the target takes requests again. */
function sayStopping(): void {
  const clear = process.stderr.isTTY ? '\r\u001b[K' : '';
  process.stderr.write(
    `${clear}Stopping: what the run made is removed first. Ctrl-C again leaves it, and assay clean removes it later.\n`,
  );
}
