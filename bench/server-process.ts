import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server in a process of its own, as its users start it. */
export interface ServerProcess {
  readonly url: string;
  /** From the start of the process to its first answer. */
  readonly coldStartMs: number;
  /** Resident set now, in MiB. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

const patienceMs = 20_000;

/**
 * Starts a program and waits until it answers. What is installed from a registry is compiled; for our sources, node's
 * compile cache stands in for that.
 */
export async function startServer(
  args: (port: number) => readonly string[],
  probe: { readonly path: string; readonly headers: Readonly<Record<string, string>> },
  input = '',
): Promise<ServerProcess> {
  const port = await freePort();
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'assay-bench-compile-cache') };
  const began = performance.now();
  const child = spawn(process.execPath, args(port), { env, stdio: ['pipe', 'ignore', 'inherit'] });
  // A benchmark that fails leaves no server behind.
  process.once('exit', () => child.kill());
  child.stdin?.end(input);
  const url = `http://127.0.0.1:${port}`;
  await firstAnswer(child, `${url}${probe.path}`, probe.headers, began);
  return {
    url,
    coldStartMs: performance.now() - began,
    memory: () => residentMiB(child.pid),
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}

async function firstAnswer(
  child: ChildProcess,
  url: string,
  headers: Readonly<Record<string, string>>,
  began: number,
): Promise<void> {
  while (performance.now() - began < patienceMs) {
    if (child.exitCode !== null) throw new Error(`the server at ${url} ended with code ${child.exitCode}`);
    try {
      const { status } = await fetch(url, { headers });
      if (status < 500) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  child.kill();
  throw new Error(`no answer from ${url} within ${patienceMs / 1000} s`);
}

function residentMiB(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
