import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A mock of a document in a process of its own; stopped after the test. Its base URL. */
export function mock(document: string, flags: readonly string[] = []): Promise<string> {
  return started(['mock', document, '--port', '0', ...flags]);
}

/** The reference server in a process of its own; stopped after the test. Its base URL. */
export function reference(database: string, env: Record<string, string> = {}): Promise<string> {
  return started(['serve', '--port', '0', '--database', database], { LOG_LEVEL: 'silent', ...env });
}

/** The same on a database of its own, with these settings. */
export function referenceWith(env: Record<string, string>): Promise<string> {
  return started(['serve', '--port', '0'], { LOG_LEVEL: 'silent', ...env });
}

function started(flags: readonly string[], env: Record<string, string> = {}): Promise<string> {
  return startServer(process.execPath, ['cli/main.ts', ...flags], { env });
}

/** A server whose first line says its base URL, in a process of its own; stopped after the test. */
export async function startServer(
  command: string,
  flags: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<string> {
  const child = spawn(command, flags, {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [welcome] = (await once(createInterface(child.stdout), 'line')) as [string];
  const [url] = /http:\/\/[\d.:]+/.exec(welcome) ?? [];
  if (url === undefined) throw new Error(`it said: ${welcome}`);
  return url;
}
