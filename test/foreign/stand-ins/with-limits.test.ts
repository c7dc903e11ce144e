import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { clientCallback, logInWithCode, type Visit, visit } from '../testing/visit.ts';
import { withLimits } from './with-limits.ts';

async function untilRefused(
  ask: () => ReturnType<Visit['call']>,
): Promise<{ good: number; refused: Awaited<ReturnType<Visit['call']>> }> {
  for (let good = 0; ; good++) {
    const answer = await ask();
    if (answer.status === 429) return { good, refused: answer };
  }
}

test('whoever asks too much is told for how long to wait, and then all is well', async () => {
  const there = await visit(withLimits);
  const [alice, bob] = [await logInWithCode(there, 'alice'), await logInWithCode(there, 'bob')];
  const { good, refused } = await untilRefused(() => there.call('GET', '/threat_models', { as: alice }));
  expect(good).toBeGreaterThanOrEqual(30);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('x-ratelimit-limit')).toBe('30');
  expect(refused.body).toMatchObject({ error: 'rate_limit_exceeded' });
  expect(await there.call('GET', '/threat_models', { as: bob })).toMatchObject({ status: 200 });
  await setTimeout(1050);
  expect(await there.call('GET', '/threat_models', { as: alice })).toMatchObject({ status: 200 });
});

test.each([
  { scope: 'session', query: 'login_hint=carol&state=always', least: 5 },
  { scope: 'user', query: 'login_hint=dave', least: 10 },
])('logins are limited by $scope', async ({ scope, query, least }) => {
  const there = await visit(withLimits);
  const path = `/oauth2/authorize?idp=test&scope=openid&client_callback=${encodeURIComponent(clientCallback)}&${query}`;
  const { good, refused } = await untilRefused(() => there.call('GET', path));
  expect(good).toBeGreaterThanOrEqual(least);
  expect(refused.headers.get('x-ratelimit-scope')).toBe(scope);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await setTimeout(Number(refused.headers.get('retry-after')) * 1000 + 50);
  expect(await there.call('GET', path)).toMatchObject({ status: 302 });
});

test.each([
  { planted: false, wait: '1' },
  { planted: true, wait: null },
])('whoever asked too much is told to wait for $wait s (planted: $planted)', async ({ planted, wait }) => {
  const there = await visit(withLimits, { planted });
  const as = await logInWithCode(there, 'alice');
  const { refused } = await untilRefused(() => there.call('GET', '/threat_models', { as }));
  expect(refused.headers.get('retry-after')).toBe(wait);
});
