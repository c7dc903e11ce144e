import { cp, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reference } from '../cli/long-running.ts';
import { packedPackage } from './packed.ts';
import { type Sandbox, sandbox } from './sandbox.ts';

/** What the Dockerfile runs, with a folder in the place of the container. */

const patience = 300_000;
let box: Sandbox;

beforeAll(async () => {
  box = await sandbox();
}, patience);
afterAll(() => box.leave());

test('the package alone is installed, by what the Dockerfile runs, and answers --help', {
  timeout: patience,
}, async () => {
  const dockerfile = await readFile('ci/docker/Dockerfile', 'utf8');
  const packed = await packedPackage();
  const [, copied = '', to = ''] = /^COPY (\S+) (\S+)$/m.exec(dockerfile) ?? [];
  expect(basename(packed)).toMatch(new RegExp(`^${copied.replace('*', '.*')}$`));
  expect(await readFile('ci/docker/Dockerfile.dockerignore', 'utf8')).toBe(`*\n!${copied}\n`);
  const [tmp, prefix] = [join(box.folder, 'tmp'), join(box.folder, 'prefix')];
  await mkdir(tmp);
  await cp(packed, to.replace('/tmp', tmp));
  const commands = [...dockerfile.matchAll(/^RUN (.*)$/gm)].map(([, command = '']) => command);
  expect(commands).toHaveLength(2);
  // There is nobody called node here, and the cache of a container is its own.
  const [install = ''] = commands.filter((each) => !each.startsWith('chown'));
  const here = install.replaceAll('/tmp/', `${tmp}/`).replace(' && npm cache clean --force', '');
  const { code, said } = await box.shell(here, { cwd: box.folder, env: { npm_config_prefix: prefix } });
  expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
  const help = await box.shell('assay --help', { cwd: box.folder, env: { PATH: join(prefix, 'bin') } });
  expect(help.said).toContain('Usage: assay');
});

test('the health check tells a server from none', { timeout: patience }, async () => {
  const dockerfile = await readFile('ci/docker/Dockerfile', 'utf8');
  const [, check = ''] = /HEALTHCHECK [^[]*CMD (\[.*\])/.exec(dockerfile) ?? [];
  const [node = '', ...args] = JSON.parse(check) as string[];
  const healthy = (port: string) =>
    box.shell(`${node} ${args.map((arg) => `'${arg}'`).join(' ')}`, { cwd: box.folder, env: { PORT: port } });
  const { port } = new URL(await reference('sqlite::memory:'));
  expect(await healthy(port)).toMatchObject({ code: 0 });
  expect(await healthy('9')).toMatchObject({ code: 1 });
});
