import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { settings } from '../../server/tmi/settings.ts';

/** Runs `assay serve` with some flags until the test ends. */
function assayServe(flags: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['cli/main.ts', 'serve', ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment },
  }) as ChildProcess & {
    stdout: NonNullable<ChildProcess['stdout']>;
    stderr: NonNullable<ChildProcess['stderr']>;
  };
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

test('says where it is and how to log in, answers, and ends when it is interrupted', async () => {
  const child = assayServe(['--port', '0']);
  const [chunk] = await once(child.stdout, 'data');
  const output = String(chunk);
  const [, url = ''] = /^TMI at (http:\/\/127\.0\.0\.1:\d+); Ctrl-C stops it\.$/m.exec(output) ?? [];
  const [, login = ''] = /curl -sL '([^']+)'/.exec(output) ?? [];
  const { access_token } = await (await fetch(login)).json();
  const headers = { authorization: `Bearer ${access_token}` };
  const me = await (await fetch(`${url}/users/me`, { headers })).json();
  expect(me).toMatchObject({ provider: 'test', provider_id: 'alice' });
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

test('prints every setting', async () => {
  const child = assayServe(['--settings']);
  const output = await text(child.stdout);
  for (const name of Object.keys(settings)) expect(output).toMatch(new RegExp(`^${name} +\\S`, 'm'));
});

test.each([
  {
    what: 'a port that is none',
    flags: ['--port', 'many'],
    environment: {},
    says: '--port many cannot be used',
  },
  {
    what: 'a setting that cannot be',
    flags: [],
    environment: { LOG_LEVEL: 'loud' },
    says: 'LOG_LEVEL cannot be "loud"',
  },
  {
    what: 'a database that is not known',
    flags: ['--database', 'mysql://db'],
    environment: {},
    says: 'DATABASE_URL cannot be "mysql://db"',
  },
  {
    what: 'a database that is not there',
    flags: ['--database', 'postgres://user:secret@127.0.0.1:1/tmi'],
    environment: {},
    says: 'The database postgres://‹redacted›@127.0.0.1:1/tmi cannot be used',
  },
  {
    what: 'a file that cannot be opened',
    flags: ['--database', 'sqlite:/nowhere/at/all/tmi.db'],
    environment: {},
    says: 'The database sqlite:/nowhere/at/all/tmi.db cannot be used',
  },
  {
    what: 'production with what is for development',
    flags: [],
    environment: { TMI_MODE: 'production' },
    says: 'TEST_PROVIDER must be false in production',
  },
])('$what is told in one sentence', async ({ flags, environment, says }) => {
  const child = assayServe(flags, environment);
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(2);
  expect(output).toContain(says);
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('a port that is in use is told', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const child = assayServe(['--port', String(port)]);
  const [output, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  server.close();
  expect(code).toBe(2);
  expect(output).toContain(`port ${port} is in use`);
});
