import { glob } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { SuiteFiles } from '../configuration/settings.ts';
import { UserError } from '../user-error.ts';

/** A file with a suite. */
export interface SuiteFile {
  /** Relative to the working directory. */
  readonly name: string;
  readonly path: string;
}

/** The files that patterns name, each once, sorted. Throws a UserError for a pattern that names none. */
export async function findSuites({ patterns, folder }: SuiteFiles): Promise<readonly SuiteFile[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const paths: string[] = [];
    for await (const path of glob(pattern, { cwd: folder, exclude: isInstalled })) paths.push(path);
    if (paths.length === 0)
      throw new UserError(
        `suites of the configuration names ${pattern}, but there is no such file in ${folder}`,
      );
    for (const path of paths) found.add(resolve(folder, path));
  }
  return [...found].sort().map((path) => ({ name: relative(process.cwd(), path), path }));
}

/** What others wrote. */
function isInstalled(path: string): boolean {
  return path.split(/[\\/]/).at(-1) === 'node_modules';
}
