import { fileURLToPath } from 'node:url';
import type { Scenario } from '../load.ts';
import { startServer } from '../server-process.ts';
import type { ServerBench } from './server-bench.ts';

/**
 * A bare Fastify with the same storage: a program of this folder whose argument is the port. It finds and stores rows,
 * and does nothing else: no login, no validation, no limits. GET / is answered as soon as it listens.
 */
export function startOnStorage(
  program: string,
  scenariosOf: (url: string) => Promise<readonly Scenario[]>,
): ServerBench['startBare'] {
  const file = fileURLToPath(new URL(program, import.meta.url));
  return async () => {
    const server = await startServer((port) => [file, String(port)], { path: '/', headers: {} });
    return { server, scenarios: await scenariosOf(server.url) };
  };
}
