import type { Command } from 'commander';
import { apiNames, usualApi } from '../../apis/registry.ts';
import { several } from '../flag-values.ts';

/** What is tested: an API by its name or its document. */
export function takesApi(command: Command): Command {
  return command
    .argument(
      '[api]',
      `${apiNames.join(', ')}, or an OpenAPI document: a file or a URL (default: "${usualApi}"; for a running instance, the document it publishes)`,
    )
    .option('--spec <document>', 'the OpenAPI document, if it is not the one that comes with the API');
}

/** Where the configuration is. */
export function takesConfig(command: Command): Command {
  return command.option(
    '--config <file>',
    'the configuration file (default: assay.config.ts, .json or .yaml in this folder)',
  );
}

/** Which operations may be sent. */
export function takesScope(command: Command): Command {
  return command
    .optionsGroup('Requests that may be sent:')
    .option('--read-only', 'send only GET, HEAD and OPTIONS, besides logins')
    .option('--strict', 'tolerate nothing that is known of other versions of an API')
    .option(
      '--disposable',
      'the target and its data may be lost: also send requests that change existing data',
    )
    .option(
      '--include <what>',
      'send an operation that is left out by default ("PUT /settings") or by --exclude; may be repeated',
      several,
    )
    .option(
      '--exclude <what>',
      'leave out an operation, a path pattern ("/admin/**"), tag:NAME or suite:NAME; may be repeated',
      several,
    );
}

/** What is needed to reach a running instance: permission to write, credentials, an address for its webhooks. */
export function takesInstance(command: Command): Command {
  return command
    .optionsGroup('Reaching the target:')
    .option(
      '--writable <host>',
      'let Assay write to this host of the target, like "writable" in the configuration',
    )
    .option(
      '--auth <kind>',
      'where credentials come from: tokens (ASSAY_TOKEN_<PERSONA>), command, client-credentials, login, wfc, interactive, test-provider or mock (default: "tokens")',
    )
    .option(
      '--auth-file <file>',
      'authentication file of Web Fuzzing Commons whose names are those of personas; like --auth wfc',
    )
    .option(
      '--webhook-url <url>',
      'public address that leads to this machine, for webhooks of a running instance',
    )
    .option(
      '--webhook-listen <port>',
      'where that address leads to: a port, or address:port (default: "127.0.0.1:4011")',
    )
    .option('--database <url>', 'for the reference server: sqlite:<file> or postgres://…');
}

/** What a report has to show. */
export function takesGate(command: Command): Command {
  return command
    .optionsGroup('What makes the run fail:')
    .option(
      '--known-violations <file>',
      'violations that are accepted until a date: they do not fail the run (default: as in the configuration)',
    )
    .option(
      '--gate <terms>',
      'what the report must reach, for example "new=0, cells>=95%" (default: as in the configuration)',
    )
    .option(
      '--baseline <report.json>',
      'the report that "new" is counted from: violations that it has already do not fail',
    );
}

/** Where runs are remembered. */
export function takesHistory(command: Command): Command {
  return command.option(
    '--history <file>',
    'add a line about the run to this file (JSON Lines), and show the trend of its runs in the report',
  );
}

/** What is written beside report.json, report.html, JUnit and Markdown. */
export function takesFormats(command: Command): Command {
  return command.option(
    '--format <name>',
    'also write ctrf, wfc, allure, ndjson, sarif, har, csv, badge, shields, github, text or agent; may be repeated. Of the last two, it prints the one that is named (default: agent where a coding agent runs it, else text)',
    several,
  );
}
