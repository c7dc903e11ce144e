import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

/** A folder that nothing of this repository is in, where commands run as a pipeline runs them. */
export interface Sandbox {
  readonly folder: string;
  /** The repository as it is now, without what was installed or written by a run. */
  readonly copy: (name: string) => Promise<string>;
  readonly shell: (script: string, how: ShellOptions) => Promise<Ended>;
  readonly leave: () => Promise<void>;
}

interface ShellOptions {
  /** The working directory. */
  readonly cwd: string;
  /** Added to what is there; `PATH` goes before it. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Ended {
  readonly code: number;
  readonly said: string;
}

export async function sandbox(): Promise<Sandbox> {
  const folder = await mkdtemp(join(inject('scratch'), 'pipeline-'));
  const groups: number[] = [];
  const shell: Sandbox['shell'] = async (script, { cwd, env = {} }) => {
    // What is set for npm (a registry, a proxy, certificates) is needed here too; what vitest set is not.
    const around = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|TEST$|NODE_ENV|NODE_OPTIONS|DEV$)/.test(name),
    );
    const path = [env.PATH, dirname(process.execPath), process.env.PATH].filter(Boolean).join(':');
    const full = { ...Object.fromEntries(around), ...env, PATH: path };
    // As GitHub and GitLab do: the first command that fails ends the script.
    const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
      cwd,
      env: full,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what a script leaves running can be ended, as a runner ends it with its machine.
      detached: true,
    });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code, signal] = await once(child, 'exit');
    if (child.pid !== undefined && isAlive(child.pid)) groups.push(child.pid);
    if (typeof code !== 'number') throw new Error(`ended by ${signal}: ${script}`);
    return { code, said: (await said).join('') };
  };
  return {
    folder,
    shell,
    copy: async (name) => {
      const copy = join(folder, name);
      const files = 'git ls-files -z --cached --others --exclude-standard --deduplicate';
      await shell(
        `mkdir "${copy}" && ${files} | tar -c --null --ignore-failed-read -T - | tar -x -C "${copy}"`,
        {
          cwd: process.cwd(),
        },
      );
      return copy;
    },
    leave: async () => {
      for (const group of groups.filter(isAlive)) process.kill(-group, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Whether anything of a process group is left. */
function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
