import { existsSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { nowhere } from '../cli/servers.ts';
import { lending } from '../small-servers/lending.ts';
import { type Engine, engine, type Image } from './engine.ts';

/**
 * Targets in containers, as far as they can be tested without a container engine: the engine is a small server with the
 * documented answers of one.
 */

/** A library that lends books, which prints what it was started with. */
const library: Image = (environment) => ({
  answer: lending().answer,
  prints: [`listening, as ${environment.WHO}`, `\u001b[31mthe password is ${environment.PASSWORD}\u001b[0m`],
});

const database: Image = () => ({ answer: () => 'hangs up', prints: ['ready'] });

const target = { image: 'acme/library:1.4', port: 8080, env: { WHO: 'me', PASSWORD: { env: 'PASSWORD' } } };

interface Project extends Engine {
  readonly folder: string;
  readonly run: (flags: readonly string[], how?: How) => ReturnType<typeof assay>;
}

type How = Parameters<typeof assay>[1];

/** A project with such a target, and how to run Assay in it. */
async function project(
  images: Readonly<Record<string, Image>>,
  targets: object = { library: target },
): Promise<
  Engine & { folder: string; run: (flags: readonly string[], how?: object) => ReturnType<typeof assay> }
> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'api.json'), JSON.stringify(lending().document));
  await writeFile(
    join(folder, 'assay.config.json'),
    JSON.stringify({ spec: 'api.json', target: 'library', targets }),
  );
  const started = await engine(images);
  const env = {
    DOCKER_HOST: started.host,
    // It is a container, too, of an image that is not here.
    TESTCONTAINERS_RYUK_DISABLED: 'true',
    PASSWORD: 'a-long-secret',
  };
  const run: Project['run'] = (flags, how = {}) =>
    assay(flags, { cwd: folder, ...how, env: { ...env, ...how.env } });
  return { ...started, folder, run };
}

test('a run against an image: it gets its environment, its log is kept without secrets, and it is removed', async () => {
  const { folder, run, there, created } = await project({ 'acme/library:1.4': library });
  const { code, stdout, stderr } = await run(['run']);
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('container of acme/library:1.4 at http://127.0.0.1:');
  expect(stderr).toContain('Starting a container of acme/library:1.4.');
  expect(created).toHaveLength(1);
  expect(there()).toEqual([]);
  const log = await readFile(join(folder, 'conformance-report/target.log'), 'utf8');
  expect(log).toBe('listening, as me\nthe password is ‹environment of the container›\n');
  const { run: reported, cleanUp } = await reportIn(join(folder, 'conformance-report'));
  expect(reported.target).toMatchObject({ kind: 'url', container: 'acme/library:1.4' });
  expect(cleanUp.created).toBeGreaterThan(0);
});

test('the port is another one each time, and still it is the same target: what is new is known', async () => {
  const { folder, run } = await project({ 'acme/library:1.4': library });
  await run(['run']);
  await run(['run']);
  expect((await reportIn(join(folder, 'conformance-report'))).since?.besides).toEqual([]);
  for (const shard of ['1/2', '2/2']) await run(['run', '--shard', shard, '--out', `shard-${shard[0]}`]);
  const { code, stderr } = await run(['merge', 'shard-1', 'shard-2', '--out', 'merged']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('the doctor starts one and removes it; a plan and a load test start none', async () => {
  const { run, there, created } = await project({ 'acme/library:1.4': library });
  expect(await run(['plan'])).toMatchObject({ code: 0, stderr: '' });
  expect(await run(['k6', '--target', 'library'])).toMatchObject({
    code: 2,
    stderr:
      'assay: the container of acme/library:1.4 ends with this command; start the instance by itself, and give its URL\n',
  });
  expect(created).toEqual([]);
  const { code, stdout } = await run(['doctor', '--target', 'library']);
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Next: ') });
  expect(created).toHaveLength(1);
  expect(there()).toEqual([]);
});

test.each([
  {
    what: 'an image that is not there',
    images: {},
    targets: { library: target },
    says: /^assay: the container of acme\/library:1.4 did not start: pull access denied for acme\/library:1.4; its log is conformance-report\/target.log$/m,
  },
  {
    what: 'one that ends at once',
    images: { 'acme/library:1.4': () => ({ answer: undefined, prints: ['no database'] }) },
    targets: { library: target },
    says: /^assay: the container of acme\/library:1.4 did not start: it ended; its log is/m,
  },
  {
    what: 'one that is never ready',
    images: { 'acme/library:1.4': library },
    targets: { library: { ...target, wait: { path: '/ready', seconds: 1 } } },
    says: /^assay: the container of acme\/library:1.4 did not start: URL \/ready not accessible after 1000ms; its log is/m,
  },
])('$what ends the run with one sentence, and nothing stays', async ({ images, targets, says }) => {
  const { run, there } = await project(images, targets);
  const { code, stderr } = await run(['run']);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(2);
  expect(code).toBe(2);
  expect(there()).toEqual([]);
});

test('without the image of the container that removes the rest, a sentence says how to do without it', async () => {
  const { run, there } = await project({ 'acme/library:1.4': library });
  const { code, stderr } = await run(['run'], { env: { TESTCONTAINERS_RYUK_DISABLED: 'false' } });
  expect(stderr).toMatch(
    /ryuk.* \(that container removes .*; TESTCONTAINERS_RYUK_DISABLED=true does without it\); its log is/,
  );
  expect({ code, there: there() }).toEqual({ code: 2, there: [] });
});

test('a secret of the environment that is not set is said before anything is started', async () => {
  const { run, created } = await project(
    { 'acme/library:1.4': library },
    {
      library: { ...target, env: { PASSWORD: { env: 'NOT_THERE' } } },
    },
  );
  const { code, stderr } = await run(['run']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'assay: the variable PASSWORD of the target library should be in NOT_THERE, which is not set\n',
  });
  expect(created).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of a run: the container is removed',
  async (name) => {
    let send: ((signal: NodeJS.Signals) => void) | undefined;
    const lend = lending().answer;
    let requests = 0;
    const stopping: Image = () => ({
      prints: [],
      answer: (asked) => {
        requests += 1;
        if (requests === 20) send?.(name);
        return lend(asked);
      },
    });
    const { run, there, created } = await project({ 'acme/library:1.4': stopping });
    const { code } = await run(['run', '--concurrency', '1'], {
      whileRunning: (given: typeof send) => {
        send = given;
      },
    });
    expect(code).toBe(3);
    expect(created).toHaveLength(1);
    expect(there()).toEqual([]);
  },
);

test('Ctrl-C while it is started, and twice while a run cleans up: the container is removed', async () => {
  const hanging: Image = () => ({ prints: [], answer: () => 'no answer' });
  const starting = await project({ 'acme/library:1.4': hanging });
  const stopped = await starting.run(['run'], { stopAt: /Starting a container/ });
  expect(stopped.code).toBe(3);
  expect(starting.there()).toEqual([]);

  const lend = lending().answer;
  let send: ((signal: NodeJS.Signals) => void) | undefined;
  const stubborn: Image = () => ({
    prints: [],
    answer: (asked) => {
      if (asked.method !== 'DELETE') return lend(asked);
      // Only once: whoever presses it a third time ends everything.
      send?.('SIGINT');
      send = undefined;
      return 'no answer';
    },
  });
  const running = await project({ 'acme/library:1.4': stubborn });
  const killed = await running.run(['run'], {
    whileRunning: (given: typeof send) => {
      send = given;
    },
    stopAt: /Stopping/,
  });
  expect(killed.code).toBe(null);
  expect(running.created).toHaveLength(1);
  expect(running.there()).toEqual([]);
});

test('one that is used again stays, and the next run has the same', async () => {
  const { run, there, created } = await project(
    { 'acme/library:1.4': library },
    {
      library: { ...target, reuse: true },
    },
  );
  for (let time = 0; time < 2; time++) expect(await run(['run'])).toMatchObject({ code: 0 });
  expect(created).toHaveLength(1);
  expect(there()).toHaveLength(1);
});

describe('a Compose file', () => {
  const images = { 'acme/library:1.4': library, 'acme/database:9': database };
  const composed = { compose: 'compose.yaml', service: 'api', port: 8080, env: { WHO: 'them' } };

  /** `docker compose` is a stand-in, too. */
  async function composing(targets: object): Promise<Project> {
    const made = await project(images, targets);
    const bin = await temporaryFolder();
    await symlink(resolve('test/containers/docker.mjs'), join(bin, 'docker'));
    const PATH = [bin, dirname(process.execPath), process.env.PATH].join(':');
    return { ...made, run: (flags, { env = {} } = {}) => made.run(flags, { env: { PATH, ...env } }) };
  }

  test('its service is tested, with what it depends on, and nothing of it stays', async () => {
    const { folder, run, there, created } = await composing({ library: composed });
    const { code, stderr } = await run(['run']);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    expect(created).toEqual(['acme/database:9', 'acme/library:1.4']);
    expect(there()).toEqual([]);
    const log = await readFile(join(folder, 'conformance-report/target.log'), 'utf8');
    expect(log.split('\n').sort()).toEqual(
      expect.arrayContaining(['api | listening, as them', 'database | ready']),
    );
    const { run: reported } = await reportIn(join(folder, 'conformance-report'));
    expect(reported.target.container).toBe('compose.yaml, service api');
  });

  test.each([
    [{ service: 'web' }, 'the container of compose.yaml, service web did not start: no such service: web; '],
    [
      { port: 9090 },
      'compose.yaml publishes no port 9090 of the service api; add it to its ports, as "9090"',
    ],
  ])('that has no such member is told: %j', async (members, says) => {
    const { run, there } = await composing({ library: { ...composed, ...members } });
    const { code, stderr } = await run(['run']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) });
    expect(there()).toEqual([]);
  });
});

test.skipIf(existsSync('/var/run/docker.sock'))('without an engine, a sentence says so', async () => {
  const { run } = await project({});
  const env = { DOCKER_HOST: (await nowhere()).replace('http:', 'tcp:'), HOME: '/nowhere', PASSWORD: 'a' };
  expect(await run(['run'], { env })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'assay: the target is a container, and no container engine answers on this machine; start Docker or Podman, or set DOCKER_HOST to the address of one\n',
  });
});

test('without the library, a sentence says how to install it, and everything else works', async () => {
  const { run } = await project({});
  const hooks = pathToFileURL(resolve('test/containers/without-testcontainers.mjs')).href;
  const env = { NODE_OPTIONS: `--import=${hooks}` };
  expect(await run(['run'], { env })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'assay: the target is a container, which the package testcontainers starts; install it with: npm install --save-dev testcontainers\n',
  });
  expect(await run(['run', '--target', 'mock'], { env })).toMatchObject({ code: 0 });
});
