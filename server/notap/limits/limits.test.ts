import { expect, test } from 'vitest';
import { administrator, startNotap } from '../testing/notap-server.ts';

const path = '/v1/crypto/config/chains';
const unlimited = { UNLIMITED_ADDRESSES: '' };

test('a limit is that of a credential, and of an address without one', async () => {
  const { call, developer, close } = await startNotap({ ...unlimited, CRYPTO_LIMIT: 1 });
  try {
    const [ada, ben] = [await developer(), await developer()];
    const charge = '/v1/crypto/charge/chg_none';
    const ask = (key?: object) => call('GET', key ? charge : path, { headers: { ...key } });
    expect((await ask(ada.key)).status).toBe(404);
    expect((await ask(ben.key)).status).toBe(404);
    expect((await ask()).status).toBe(200);
    const refused = await ask(ada.key);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(refused).toMatchObject({
      status: 429,
      body: { error: 'Too many requests, please try again later', retry_after: seconds },
    });
    expect(refused.headers.get('x-ratelimit-limit')).toBe('1');
    // The limit comes before the credential, and wrong ones are counted, too.
    const wrong = { 'x-api-key': 'wrong' };
    expect([(await ask(wrong)).status, (await ask(wrong)).status]).toEqual([403, 429]);
  } finally {
    await close();
  }
});

test('nobody gets another limit by a credential that the operation does not take, or by more spaces', async () => {
  const { call, developer, close } = await startNotap({ ...unlimited, CRYPTO_LIMIT: 1, WEBHOOK_LIMIT: 3 });
  try {
    const made = { headers: { 'x-api-key': 'made up', authorization: 'Bearer made-up' } };
    expect([(await call('GET', path)).status, (await call('GET', path, made)).status]).toEqual([200, 429]);
    const { token } = await developer();
    const profile = async (spaces: string) => {
      const headers = { authorization: `Bearer${spaces}${token}` };
      return (await call('GET', '/v1/auth/developer/profile', { headers })).status;
    };
    expect([await profile(' '), await profile('  '), await profile('   ')]).toEqual([200, 200, 429]);
  } finally {
    await close();
  }
});

test('an administrator sets a limit while the server runs', async () => {
  const { call, close } = await startNotap(unlimited);
  try {
    const body = { category: 'crypto', max: 1, windowMs: 60_000 };
    const set = await call('PUT', '/v1/admin/config/rate-limits', { body, headers: administrator });
    expect(set.body).toEqual({ success: true, ...body });
    const { body: config } = await call('GET', '/v1/admin/config', { headers: administrator });
    expect(config.config.rateLimits.crypto).toEqual({ max: 1, windowMs: 60_000 });
    await expect
      .poll(async () => (await call('GET', path)).headers.get('x-ratelimit-limit'), { timeout: 4000 })
      .toBe('1');
  } finally {
    await close();
  }
});
