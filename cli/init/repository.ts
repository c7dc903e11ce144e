import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Host } from './pipeline-files.ts';

/** The repository that a folder is in. */
export interface Repository {
  readonly root: string;
  /** Undefined if neither its remote nor its files say that. */
  readonly host: Host | undefined;
}

/** The repository of a folder; the folder itself if it is in none. */
export async function repositoryOf(folder: string): Promise<Repository> {
  const root = (await git(folder, ['rev-parse', '--show-toplevel'])) ?? folder;
  const remote = (await git(folder, ['remote', 'get-url', 'origin'])) ?? '';
  return { root, host: hostOf(remote) ?? hostByFiles(root) };
}

/** The host in the address of a remote: "git@gitlab.example.com:team/api.git". */
export function hostOf(remote: string): Host | undefined {
  const [, name = ''] = /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/:]+)/.exec(remote) ?? [];
  return (['github', 'gitlab', 'azure'] as const).find((host) => name.split('.').includes(host));
}

function hostByFiles(root: string): Host | undefined {
  if (existsSync(join(root, '.github'))) return 'github';
  if (existsSync(join(root, '.gitlab-ci.yml'))) return 'gitlab';
  if (existsSync(join(root, 'azure-pipelines.yml'))) return 'azure';
  if (existsSync(join(root, '.circleci'))) return 'circleci';
  return existsSync(join(root, 'Jenkinsfile')) ? 'jenkins' : undefined;
}

/** What git prints; undefined if there is no git, or it has no answer. */
async function git(folder: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', [...words], { cwd: folder });
    return stdout.trim();
  } catch {
    // No repository, no remote and no git are the same here.
    return undefined;
  }
}
