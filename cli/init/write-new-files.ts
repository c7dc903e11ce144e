import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../files/write-files.ts';
import { UserError } from '../user-error.ts';

/** A file that a project gets. */
export interface NewFile {
  readonly name: string;
  readonly content: string;
}

/** What became of it. */
export interface Written {
  readonly name: string;
  /** Whether it was there before; it is then left as it was. */
  readonly isOld: boolean;
}

/** Writes files that are not there yet. Throws a UserError where that is not possible. */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<readonly Written[]> {
  const written: Written[] = [];
  for (const { name, content } of files) {
    const path = join(folder, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content, { flag: 'wx' });
      written.push({ name, isOld: false });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
        throw new UserError(`${path} cannot be written: ${reasonOf(error)}`);
      written.push({ name, isOld: true });
    }
  }
  return written;
}
