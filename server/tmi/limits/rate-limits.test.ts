import { expect, test } from 'vitest';
import { postgresForTests } from '../../testing/postgres.ts';
import { FAULT_SECRET, startTmi } from '../testing/tmi-server.ts';

const exceeded = {
  error: 'rate_limit_exceeded',
  error_description: 'Too many requests. Please try again later.',
};

test('headers count down, then 429 says when to come back, and then all is well', async () => {
  const tmi = await startTmi({ RATE_LIMIT_PER_USER: 3, RATE_LIMIT_SECONDS: 1 });
  const alice = await tmi.login('alice');
  const bob = await tmi.login('bob');
  const left: (string | null)[] = [];
  for (const _ of [1, 2, 3]) {
    const { headers } = await tmi.call('GET', '/users/me', { as: alice });
    left.push(headers.get('x-ratelimit-remaining'));
  }
  expect(left).toEqual(['2', '1', '0']);
  const refused = await tmi.call('GET', '/users/me', { as: alice });
  expect(refused).toMatchObject({ status: 429, body: exceeded });
  expect(refused.headers.get('x-ratelimit-limit')).toBe('3');
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  const reset = Number(refused.headers.get('x-ratelimit-reset'));
  expect(Math.abs(reset - Date.now() / 1000)).toBeLessThan(3);
  expect(await tmi.call('GET', '/users/me', { as: bob })).toMatchObject({ status: 200 });
  const wait = Number(refused.headers.get('retry-after'));
  expect(wait).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, wait * 1000 + 50));
  expect(await tmi.call('GET', '/users/me', { as: alice })).toMatchObject({ status: 200 });
  await tmi.close();
});

test('an address is limited whether anybody is logged in or not', async () => {
  const tmi = await startTmi({ RATE_LIMIT_PER_ADDRESS: 2 });
  const statuses: number[] = [];
  for (const _ of [1, 2, 3]) statuses.push((await tmi.call('GET', '/threat_models')).status);
  expect(statuses).toEqual([401, 401, 429]);
  await tmi.close();
});

test('X-Forwarded-For means nothing unless a proxy is trusted', async () => {
  const tmi = await startTmi({ RATE_LIMIT_PER_ADDRESS: 1 });
  const from = (address: string) => tmi.call('GET', '/', { headers: { 'x-forwarded-for': address } });
  expect((await from('192.0.2.1')).status).toBe(200);
  expect((await from('192.0.2.2')).status).toBe(429);
  await tmi.close();
});

test('a request that is told to exceed the limit does', async () => {
  const tmi = await startTmi();
  const headers = { 'x-assay-fault': 'rate-limited', 'x-assay-fault-secret': FAULT_SECRET };
  const answer = await tmi.call('GET', '/', { headers });
  expect(answer).toMatchObject({ status: 429, body: exceeded });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await tmi.call('GET', '/')).toMatchObject({ status: 200 });
  await tmi.close();
});

test('two instances on one database count together, and a revoked token is dead on both', async () => {
  const { url, drop } = await postgresForTests();
  const shared = {
    DATABASE_URL: url,
    PUBLIC_URL: 'https://tmi.example.com',
    RATE_LIMIT_PER_USER: 4,
  };
  const [one, two] = [await startTmi(shared), await startTmi(shared)];
  const alice = await one.login('alice');
  const statuses: number[] = [];
  for (const each of [one, two, one, two, one, two])
    statuses.push((await each.call('GET', '/users/me', { as: alice })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  const bob = await two.login('bob');
  expect(await one.call('POST', '/oauth2/revoke', { as: bob })).toMatchObject({ status: 204 });
  for (const each of [one, two])
    expect(await each.call('GET', '/users/me', { as: bob })).toMatchObject({ status: 401 });
  await one.close();
  await two.close();
  await drop();
});
