import { readdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { sandbox } from './sandbox.ts';

let packing: Promise<string> | undefined;

/** The package as `npm pack` makes it of the repository as it is now: a file. Made once, for all tests of a process. */
export function packedPackage(): Promise<string> {
  packing ??= pack();
  return packing;
}

async function pack(): Promise<string> {
  const box = await sandbox();
  const source = await box.copy('source');
  await symlink(resolve('node_modules'), join(source, 'node_modules'));
  const { code, said } = await box.shell(`npm pack --silent --pack-destination "${box.folder}"`, {
    cwd: source,
  });
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  const [file = ''] = (await readdir(box.folder)).filter((name) => name.endsWith('.tgz'));
  return join(box.folder, file);
}
