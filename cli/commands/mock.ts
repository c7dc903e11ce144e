import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { usualApi } from '../../apis/registry.ts';
import { type Contract, understand } from '../../contract/contract.ts';
import { atBasePaths } from '../../contract/servers.ts';
import { type FaultName, faults } from '../../mock-server/faults/faults.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { recordingPath } from '../../mock-server/recording/recording.ts';
import { exampleRequest } from '../../mock-server/requests/example-request.ts';
import { bundledFile, bundledName, load } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { wholeNumber } from '../flag-values.ts';
import { recordingOf } from '../targets/recording-of.ts';
import { interruption, listening } from '../terminal/listening.ts';
import { print } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface MockFlags {
  readonly port: string;
  readonly spec?: string;
  readonly stateless?: true;
  readonly basePath?: true;
  readonly engine: string;
  readonly fault?: readonly string[];
  readonly recordRequests?: true;
}

/** Serves until it is interrupted. Throws a UserError where a flag or the port cannot be used. */
export async function serveMock(typed: string | undefined, flags: MockFlags): Promise<ExitCode> {
  const document = documentOf(typed, flags.spec);
  const port = wholeNumber('--port', flags.port, { from: 0, to: 65_535 });
  if (flags.engine === 'prism') {
    if (flags.recordRequests)
      throw new UserError('--record-requests is for the engine assay; leave it out for prism');
    return servePrism(document, port);
  }
  if (flags.engine !== 'assay')
    throw new UserError(`--engine ${flags.engine} is not known; use assay or prism`);
  const simulated = (flags.fault ?? []).map(faultNamed);
  const understood = understand(await load(document));
  const contract = flags.basePath ? atBasePaths(understood) : understood;
  const recording = flags.recordRequests ? recordingOf(contract) : undefined;
  const server = createMockServer(contract, { stateful: !flags.stateless, faults: simulated, recording });
  const url = await listening(server.listen({ port }), { port });
  print(welcome(contract, url, simulated));
  if (recording) print(`What it receives: ${url}${recordingPath}\n`);
  await interruption();
  await server.close();
  return ExitCode.asExpected;
}

/** A mock has no suites: what is given with an API takes the place of its document. */
function documentOf(typed: string | undefined, spec: string | undefined): string {
  if (typed === undefined || spec === undefined) return spec ?? typed ?? usualApi;
  if (bundledName(typed)) return spec;
  throw new UserError(`${typed} and --spec ${spec} are both documents; remove one of them`);
}

function faultNamed(name: string): FaultName {
  const known = faults.find((fault) => fault.name === name);
  if (known) return known.name;
  throw new UserError(
    `--fault ${name} is not known; there are ${faults.map((fault) => fault.name).join(', ')}`,
  );
}

function welcome(contract: Contract, url: string, names: readonly string[]): string {
  const faults = names.length > 0 ? `, simulating ${names.join(', ')}` : '';
  const count = contract.operations.length;
  return [
    `Mock of ${contract.title} (${count} operation${count === 1 ? '' : 's'}) at ${url}${faults}; Ctrl-C stops it.`,
    `Try: ${exampleRequest(contract, url)}`,
    '',
  ].join('\n');
}

/** Prism is another engine for the same document, if it is installed. */
async function servePrism(document: string, port: number): Promise<ExitCode> {
  const name = bundledName(document);
  const file = name ? bundledFile(name, 'openapi.yaml') : document;
  const child = spawn(
    process.execPath,
    [prismProgram(), 'mock', file, '-h', '127.0.0.1', '-p', String(port)],
    {
      stdio: 'inherit',
    },
  );
  const exit = once(child, 'exit');
  const stopped = interruption().then(() => child.kill('SIGTERM'));
  const [code, signal] = (await Promise.race([exit, stopped.then(() => exit)])) as [
    number | null,
    string | null,
  ];
  if (code === 0 || signal !== null) return ExitCode.asExpected;
  throw new UserError(`Prism ended with code ${code}; what it printed says why`);
}

function prismProgram(): string {
  try {
    return fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
  } catch {
    throw new UserError(
      '--engine prism needs Prism, which is not installed; run npm install @stoplight/prism-cli',
    );
  }
}
