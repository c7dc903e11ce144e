import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { bundledName } from '../documents/documents.ts';
import { UserError } from '../user-error.ts';

/** A file that a client names, if it is in the folder, also after its links are followed. Throws a UserError otherwise. */
export async function fileInside(folder: string, name: string): Promise<string> {
  const file = resolve(folder, name);
  const refusal = new UserError(
    `${name} is outside of the working directory; give a file inside ${folder}, or start assay mcp in another directory`,
  );
  if (!isInside(folder, file)) throw refusal;
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined) throw new UserError(`${name} cannot be read; give a file that is there`);
  if (!isInside(await realpath(folder), real)) throw refusal;
  return relative(folder, file);
}

/** A document as a client names it: an API that comes with Assay, a URL, or a file in the folder. */
export async function documentInside(folder: string, name: string): Promise<string> {
  if (bundledName(name) !== undefined || /^https?:\/\//i.test(name)) return name;
  return fileInside(folder, name);
}

function isInside(folder: string, file: string): boolean {
  const below = relative(folder, file);
  return below !== '' && below.split(/[/\\]/, 1)[0] !== '..' && !isAbsolute(below);
}
