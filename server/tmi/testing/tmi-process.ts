import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../config.ts';

/** A server in a process of its own, which can be killed. */
export interface TmiProcess {
  readonly url: string;
  /** As a machine that loses its power would end it: nothing is finished. */
  readonly kill: () => Promise<void>;
}

const serverModule = new URL('./tmi-server.ts', import.meta.url).href;

export async function spawnTmi(config: Partial<Config>): Promise<TmiProcess> {
  const program = `
    const { startTmi } = await import(${JSON.stringify(serverModule)});
    const { url } = await startTmi(${JSON.stringify(config)});
    console.log(url);
  `;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    exited.then(() => Promise.reject(new Error('the server has ended before it was ready'))),
  ]);
  return {
    url: String(line).trim(),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
