import { expect, test } from 'vitest';
import { vaults } from './vaults.ts';
import { accusations, expectAccused, proven, visitSmall } from './visit.ts';

const auth = {
  kind: 'login',
  operation: 'POST /login',
  token: '/token',
  refreshToken: '/refresh_token',
  refresh: { operation: 'POST /refresh', member: 'refresh_token' },
  personas: { owner: { password: { env: 'PASSWORD' } } },
};
const env = { PASSWORD: 'of the owner' };

test('a server that wants a recent login gets a new one, and the request again', async () => {
  const server = vaults();
  const { report } = await expectAccused(server, [], { env, target: { auth } });
  expect(proven(report)).toEqual(expect.arrayContaining(['DELETE /vaults/{vaultId} 204']));
  const removals = report.exchanges.filter(({ operation }) => operation.startsWith('DELETE'));
  const challenged = removals.filter(({ response }) =>
    response.headers['www-authenticate']?.includes('insufficient_user_authentication'),
  );
  expect(challenged.length).toBeGreaterThan(1);
  expect(server.logins().anew).toBeLessThanOrEqual(challenged.length + 2);
  expect(server.logins().refreshed).toBe(0);
});

test('a server that no login is new enough for is accused, and asked for one new login only', async () => {
  const server = vaults({ fault: 'no login is new enough' });
  const { report } = await visitSmall(server, { env, target: { auth } });
  expect(accusations(report)).toEqual(['status-as-aimed DELETE /vaults/{vaultId} 204']);
  // That of the owner, one in a scenario of its own, and one for the challenge.
  expect(server.logins().anew).toBe(3);
});

test('whoever cannot log in again accuses nobody', async () => {
  const server = vaults();
  const { json: issued } = (await server.answer({
    ...{ method: 'POST', path: '/login', query: {}, parts: ['login'], token: undefined, headers: {} },
    json: { password: 'of the owner' },
    left: AbortSignal.timeout(1000),
  })) as { json: { token: string } };
  const target = { personas: { owner: { env: 'OWNER' } } };
  const { report, stdout } = await visitSmall(server, { env: { OWNER: issued.token }, target });
  expect(accusations(report)).toEqual([]);
  expect(stdout).toContain('wants a recent login');
});
