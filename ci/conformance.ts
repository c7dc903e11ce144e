/**
 * Tests every API that comes with Assay against its reference server (`reference`) or a mock of its document (`mock`): as
 * many at a time as this machine has cores, because a run and the server that it starts share one. Prints their summaries
 * in the order of the registry; the exit code is the first that is not 0.
 */
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Api } from '../apis/api.ts';
import { apis, usualApi } from '../apis/registry.ts';

const program = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
const kinds = ['reference', 'mock'];

interface Ended {
  readonly code: number;
  readonly said: string;
}

const [kind = ''] = process.argv.slice(2);
if (!kinds.includes(kind)) {
  process.stderr.write(`Say what to test: ${kinds.join(' or ')}.\n`);
  process.exit(2);
}

const tested = apis.filter(({ reference }) => kind === 'mock' || reference !== undefined);
const waiting = [...tested];
const runs = new Map<Api, PromiseWithResolvers<Ended>>(tested.map((api) => [api, Promise.withResolvers()]));
for (let worker = 0; worker < Math.min(availableParallelism(), tested.length); worker += 1) void work();

let code = 0;
for (const [, { promise }] of runs) {
  const ended = await promise;
  process.stdout.write(`${ended.said}\n`);
  code ||= ended.code;
}
process.exitCode = code;

async function work(): Promise<void> {
  for (let api = waiting.shift(); api; api = waiting.shift()) runs.get(api)?.resolve(await run(api));
}

/** The report of the API that is meant where nobody names one is where `assay run` puts it, the others are below. */
function run({ name }: Api): Promise<Ended> {
  const out = name === usualApi ? 'conformance-report' : join('conformance-report', name);
  // The APIs share the cores already.
  const args = [program, 'run', name, '--target', kind, '--workers', '1', '--out', out];
  return new Promise((done) => {
    execFile(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const failed = typeof error?.code === 'number' ? error.code : 1;
      // How far a run was is of interest only where it did not come to its end.
      done(error ? { code: failed, said: `${stderr}${stdout}` } : { code: 0, said: stdout });
    });
  });
}
