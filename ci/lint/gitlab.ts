import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Linter } from './fault.ts';

const program = fileURLToPath(
  new URL('./dist/index.js', import.meta.resolve('gitlab-ci-local/package.json')),
);

const template = fileURLToPath(new URL('../gitlab/conformance.gitlab-ci.yml', import.meta.url));

/** A file of GitLab with nothing but jobs to extend: what is wrong with it shows where they are extended. */
export const gitlabTemplate: Linter = (text) =>
  gitlab(
    [text, ...templates.map((name, index) => `job ${index} of the linter:\n  extends: ${name}\n`)].join('\n'),
  );

/** The jobs that others extend. */
const templates = ['.conformance', '.conformance-shard', '.conformance-merge'];

/**
 * A pipeline of GitLab, by gitlab-ci-local: GitLab's own schema, and what jobs say of each other. It may include our
 * template from `ci/`, where users copy it to.
 */
export const gitlab: Linter = async (text) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-lint-'));
  try {
    await writeFile(join(folder, '.gitlab-ci.yml'), text);
    await mkdir(join(folder, 'ci'));
    await copyFile(template, join(folder, 'ci/conformance.gitlab-ci.yml'));
    await commit(folder);
    const child = spawn(process.execPath, [program, '--list', '--no-color'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [said, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
    return code === 0 ? [] : [{ line: undefined, message: said.trim() }];
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Includes are files of a repository; one without a commit, or a remote, is complained about. */
async function commit(folder: string): Promise<void> {
  const git = async (...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)('git', ['-c', 'user.name=lint', '-c', 'user.email=lint@example.com', ...args], {
      cwd: folder,
      // Inside a hook, git says by variables which repository is meant.
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', '--message', 'Lint');
  await git('remote', 'add', 'origin', 'https://gitlab.example.com/some/project.git');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
}
