import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay } from '../cli/assay.ts';
import { killedRun } from '../cli/killed-run.ts';
import { lockers } from './lockers.ts';
import { serveSmall } from './small-server.ts';
import { expectAccused, setUp, type Visited } from './visit.ts';

const auth = {
  kind: 'login',
  operation: 'logIn',
  personas: {
    owner: { '/user/email': 'ann@example.org', '/user/password': { env: 'ANN' } },
    stranger: { '/user/email': 'bob@example.org', '/user/password': { env: 'BOB' } },
  },
  token: '/data/access_token',
  refreshToken: '/data/refresh_token',
  expiresIn: '/data/seconds',
  refresh: { operation: 'POST /session/refresh', member: 'refresh_token' },
};
const env = { ANN: 'Recognisable-ann', BOB: 'Recognisable-bob' };

/** Nothing that a run writes or prints has a secret. */
async function expectNoSecrets({ out, stdout, stderr }: Visited): Promise<void> {
  const files = await Promise.all((await readdir(out)).map((name) => readFile(join(out, name), 'utf8')));
  for (const text of [stdout, stderr, ...files]) expect(text).not.toContain('Recognisable');
}

test.each([
  { fault: undefined, accused: [] },
  { fault: 'short labels are taken' as const, accused: ['status-as-aimed POST /lockers 400'] },
])(
  'tokens at a pointer are refreshed before they end, and written nowhere; fault: $fault',
  async ({ fault, accused }) => {
    const server = lockers({ fault, lifetime: 2000 });
    const visited = await expectAccused(server, accused, {
      target: { auth },
      env,
      flags: ['--concurrency', '1', '--exclude', 'POST /session', '--exclude', 'POST /accounts'],
    });
    expect(server.counts.refreshes).toBeGreaterThan(0);
    await expectNoSecrets(visited);
  },
);

test.each([
  { fault: undefined, accused: [] },
  { fault: 'short labels are taken' as const, accused: ['status-as-aimed POST /lockers 400'] },
])(
  'a limit of logins is kept by logins and scenarios together; fault: $fault',
  async ({ fault, accused }) => {
    const server = lockers({ fault, loginsAnHour: 5 });
    const limits = [{ requests: 5, seconds: 3600, operations: ['POST /session'] }];
    const { report, ...visited } = await expectAccused(server, accused, {
      target: { auth, limits },
      env,
      flags: ['--exclude', 'POST /accounts'],
    });
    expect(server.counts.tooMany).toBe(0);
    expect(report.blindSpots.join()).toMatch(
      /\d+ scenarios were postponed for longer than a run waits: POST \/session was not sent: its limit is 5 requests in 3600 s per address/,
    );
    await expectNoSecrets({ report, ...visited });
  },
);

test('assay clean logs in again, and removes what a killed run left', async () => {
  const server = lockers();
  const before = server.state();
  // As long as the run goes on, nothing of it is removed, so that something is left whenever it is killed.
  let isGoingOn = true;
  const { url } = await serveSmall({
    answer: (asked) => (isGoingOn && asked.method === 'DELETE' ? 'no answer' : server.answer(asked)),
  });
  const { out, where } = await setUp({ url, document: server.document }, { target: { auth } });
  const flags = [...where, '--concurrency', '1', '--exclude', 'POST /accounts'];
  const journal = await killedRun(flags, { out, env, lines: 4 });
  isGoingOn = false;
  expect(server.state()).not.toBe(before);
  expect(await readFile(journal, 'utf8')).not.toContain('Recognisable');
  const config = where.slice(0, 2);
  const { code, stdout, stderr } = await assay(['clean', ...config, '--out', out], { env });
  expect(server.state()).toBe(before);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Nothing is left.');
});

const accounts = {
  operation: 'signUp',
  body: { '/profile/email': '{account}@example.org', password: { env: 'NEW' } },
  logIn: { '/user/email': '{account}@example.org', '/user/password': { env: 'NEW' } },
  id: '/account/id',
  remove: 'DELETE /me',
  logOut: 'DELETE /session',
};

test.each([
  { fault: undefined, accused: [] },
  {
    fault: 'tokens outlive their account' as const,
    accused: [
      'status-as-aimed DELETE /lockers/{lockerId} 401',
      'status-as-aimed GET /lockers 401',
      'status-as-aimed GET /lockers/{lockerId} 401',
      'status-as-aimed GET /me 401',
      'status-as-aimed POST /lockers 401',
    ],
  },
])(
  'accounts that sign themselves up are revoked, deleted, and gone in the end; fault: $fault',
  async ({ fault, accused }) => {
    const server = lockers({ fault });
    const before = server.accounts();
    const visited = await expectAccused(server, accused, {
      target: { auth: { ...auth, accounts } },
      env: { ...env, NEW: 'Recognisable-new-password' },
      flags: ['--exclude', 'POST /accounts'],
    });
    expect(server.accounts()).toEqual(before);
    expect(server.counts.logins).toBeGreaterThan(3);
    await expectNoSecrets(visited);
  },
);
