import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A mock of a document in a process of its own, as `assay mock` starts it; stopped after the test. Its base URL. */
export async function mock(document: string): Promise<string> {
  const child = spawn(process.execPath, ['cli/main.ts', 'mock', document, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [welcome] = (await once(createInterface(child.stdout), 'line')) as [string];
  const [url] = /http:\/\/[\d.:]+/.exec(welcome) ?? [];
  if (url === undefined) throw new Error(`the mock said: ${welcome}`);
  return url;
}
