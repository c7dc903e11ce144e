import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packedPackage } from './packed.ts';
import type { Sandbox } from './sandbox.ts';

/**
 * Puts the packed package beside the dependencies of this repository: as `npm install` does it, without a registry. Returns
 * the folder with the programs. `npx` finds it there by its name and version, in every folder of the sandbox.
 */
export async function installPacked(box: Sandbox): Promise<string> {
  const packed = await packedPackage();
  const modules = join(box.folder, 'node_modules');
  for (const name of await packageNames(resolve('node_modules'))) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(resolve('node_modules', name), join(modules, name));
  }
  const own = join(modules, packageJson.name);
  const bin = join(modules, '.bin');
  const commands = [
    `mkdir -p "${own}" "${bin}"`,
    `tar -xzf "${packed}" -C "${own}" --strip-components 1`,
    `ln -s "${own}/dist/cli/assay.js" "${bin}/assay"`,
    `chmod +x "${own}/dist/cli/assay.js"`,
  ];
  const { code, said } = await box.shell(commands.join('\n'), { cwd: box.folder });
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  return bin;
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
