import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import type { Sandbox } from './sandbox.ts';

/**
 * Packs the package, and puts what is packed beside the dependencies of this repository: as `npm install` does it, without a
 * registry. Returns the folder with the programs.
 */
export async function installPacked(box: Sandbox): Promise<string> {
  const source = await box.copy('source');
  const modules = join(box.folder, 'node_modules');
  await symlink(resolve('node_modules'), join(source, 'node_modules'));
  for (const name of await packageNames(resolve('node_modules'))) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(resolve('node_modules', name), join(modules, name));
  }
  const own = join(modules, packageJson.name);
  const commands = [
    `npm pack --silent --pack-destination "${box.folder}"`,
    `mkdir -p "${own}" "${box.folder}/bin"`,
    `tar -xzf "${box.folder}"/*.tgz -C "${own}" --strip-components 1`,
    `ln -s "${own}/dist/cli/assay.js" "${box.folder}/bin/assay"`,
    `chmod +x "${own}/dist/cli/assay.js"`,
  ];
  const { code, said } = await box.shell(commands.join('\n'), { cwd: source });
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  return join(box.folder, 'bin');
}

/** "fastify", "@fastify/cors" */
async function packageNames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const scoped = names.filter((name) => name.startsWith('@'));
  const inner = await Promise.all(
    scoped.map(async (scope) => (await readdir(join(folder, scope))).map((name) => `${scope}/${name}`)),
  );
  return [...names.filter((name) => !name.startsWith('@')), ...inner.flat()];
}
