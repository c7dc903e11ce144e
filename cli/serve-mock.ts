import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Contract, understand } from '../contract/contract.ts';
import { loadBundled, loadDocument } from '../contract/load.ts';
import type { LoadedDocument } from '../contract/parse-document.ts';
import { exampleRequest } from '../mock-server/example-request.ts';
import { type FaultName, faults } from '../mock-server/faults/faults.ts';
import { createMockServer } from '../mock-server/mock-server.ts';
import { ExitCode } from './exit-code.ts';
import { UserError } from './user-error.ts';

/** As they were typed. */
export interface MockFlags {
  readonly port: string;
  readonly stateless?: true;
  readonly engine: string;
  readonly fault?: readonly string[];
}

/** Documents that come with Assay, and need no inspection. */
const bundled = ['tmi', 'mini'];

/** Serves until it is interrupted. Throws a UserError where a flag or the port cannot be used. */
export async function serveMock(document: string, flags: MockFlags): Promise<ExitCode> {
  const port = portOf(flags.port);
  if (flags.engine === 'prism') return servePrism(document, port);
  if (flags.engine !== 'assay')
    throw new UserError(`--engine ${flags.engine} is not known; use assay or prism`);
  const told = (flags.fault ?? []).map(faultNamed);
  const contract = understand(await load(document));
  const server = createMockServer(contract, { stateful: !flags.stateless, faults: told });
  const url = await listening(server.listen({ port }), port);
  process.stdout.write(welcome(contract, url, told));
  await interruption();
  await server.close();
  return ExitCode.asExpected;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UserError(`--port ${text} is not a port; give a number from 0 to 65535`);
}

function faultNamed(name: string): FaultName {
  const known = faults.find((fault) => fault.name === name);
  if (known) return known.name;
  throw new UserError(
    `--fault ${name} is not known; there are ${faults.map((fault) => fault.name).join(', ')}`,
  );
}

async function load(document: string): Promise<LoadedDocument> {
  return bundled.includes(document) ? loadBundled(bundledFile(document)) : loadDocument(document);
}

/** The folder of documents lies beside the sources, or one level above what is compiled from them. */
function bundledFile(name: string): string {
  const places = ['../specs', '../../specs'].map((folder) =>
    fileURLToPath(new URL(`${folder}/${name}/openapi.yaml`, import.meta.url)),
  );
  return places.find((place) => existsSync(place)) ?? `specs/${name}/openapi.yaml`;
}

async function listening(listen: Promise<string>, port: number): Promise<string> {
  try {
    return await listen;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new UserError(`port ${port} is in use; give another one with --port, or 0 for any`);
    if (code === 'EACCES')
      throw new UserError(`port ${port} may not be listened on; give one above 1023 with --port`);
    throw error;
  }
}

function welcome(contract: Contract, url: string, told: readonly string[]): string {
  const lies = told.length > 0 ? `, telling ${told.join(', ')}` : '';
  const count = contract.operations.length;
  return [
    `Mock of ${contract.title} (${count} operation${count === 1 ? '' : 's'}) at ${url}${lies}; Ctrl-C stops it.`,
    `Try: ${exampleRequest(contract, url)}`,
    '',
  ].join('\n');
}

async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Prism is another engine for the same document, if it is installed. */
async function servePrism(document: string, port: number): Promise<ExitCode> {
  const file = bundled.includes(document) ? bundledFile(document) : document;
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
