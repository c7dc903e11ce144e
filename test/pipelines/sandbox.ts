import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

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
  const folder = await mkdtemp(join(tmpdir(), 'assay-pipeline-'));
  const shell: Sandbox['shell'] = async (script, { cwd, env = {} }) => {
    // What is set for npm (a registry, a proxy, certificates) is needed here too; what vitest set is not.
    const around = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|TEST$|NODE_ENV|NODE_OPTIONS|DEV$)/.test(name),
    );
    const path = [env.PATH, dirname(process.execPath), process.env.PATH].filter(Boolean).join(':');
    const full = { ...Object.fromEntries(around), ...env, PATH: path };
    try {
      // As GitHub and GitLab do: the first command that fails ends the script.
      const { stdout, stderr } = await execute('bash', ['-eo', 'pipefail', '-c', script], { cwd, env: full });
      return { code: 0, said: stdout + stderr };
    } catch (error) {
      const {
        code,
        stdout = '',
        stderr = '',
      } = error as { code?: unknown; stdout?: string; stderr?: string };
      if (typeof code !== 'number') throw error;
      return { code, said: stdout + stderr };
    }
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
    leave: () => rm(folder, { recursive: true, force: true }),
  };
}
