import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Linter } from './fault.ts';

const program = fileURLToPath(
  new URL('./dist/index.js', import.meta.resolve('gitlab-ci-local/package.json')),
);

/** A pipeline of GitLab, by gitlab-ci-local: GitLab's own schema, and what jobs say of each other. */
export const gitlab: Linter = async (text) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-lint-'));
  try {
    await writeFile(join(folder, '.gitlab-ci.yml'), text);
    const child = spawn(process.execPath, [program, '--list', '--no-color'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [said, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
    return code === 0 ? [] : [{ line: undefined, message: withoutGit(said) }];
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** It also says that the folder is no repository, which it need not be. */
function withoutGit(said: string): string {
  const git = 'fatal: not a git repository';
  const [last = ''] = said.split(git).slice(-1);
  return last
    .split('\n')
    .slice(said.includes(git) ? 1 : 0)
    .join('\n')
    .trim();
}
