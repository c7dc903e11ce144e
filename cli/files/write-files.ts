import { appendFile, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../user-error.ts';

/** A text, or its pieces one after the other. */
type Content = string | Iterable<string>;

/**
 * The only place that writes files, but for journals, evidence and the log of a container, which grow while a run lasts.
 * Each is written beside its place and moved there: none is ever half-written.
 */
export async function writeFiles(
  folder: string,
  files: Iterable<{ readonly name: string; readonly content: Content }>,
): Promise<void> {
  for (const { name, content } of files) await writeWhole(join(folder, name), content);
}

export async function writeWhole(path: string, content: Content): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, content);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new UserError(`${path} cannot be written: ${reasonOf(error)}`);
  }
}

/** Makes sure that a folder can be written to, before anything is done that would be lost. */
export async function prepareFolder(folder: string): Promise<void> {
  const probe = join(folder, `.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new UserError(`the folder ${folder} cannot be written to: ${reasonOf(error)}; give another --out`);
  }
}

/** Leaves no folder behind that nothing was written to. */
export async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}

/** Adds a summary to a file that a pipeline shows, e.g. GITHUB_STEP_SUMMARY. */
export async function addTo(path: string, content: string): Promise<void> {
  try {
    await appendFile(path, content);
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${reasonOf(error)}`);
  }
}

/** Why a file cannot be written, as a half sentence. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'that is not allowed';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file in the way';
    case 'ENOSPC':
      return 'the disk is full';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
