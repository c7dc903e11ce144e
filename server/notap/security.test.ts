import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  administrator,
  FAULT_SECRET,
  factors,
  type NotapUnderTest,
  newUser,
  PSP_KEY,
  type Session,
  startNotap,
} from './testing/notap-server.ts';

let server: NotapUnderTest;
let ada: Session;

beforeAll(async () => {
  server = await startNotap();
  ada = await server.developer();
});
afterAll(() => server.close());

/** Enrolls a new user. */
async function enrolled(): Promise<string> {
  const user = newUser();
  const { status } = await server.call('POST', '/v1/enrollment/store', { body: user, headers: ada.key });
  expect(status).toBe(201);
  return user.user_uuid;
}

async function started(uuid: string) {
  const body = { user_uuid: uuid };
  const { body: session } = await server.call('POST', '/v1/verification/initiate', {
    ...{ body, headers: ada.key },
  });
  const names: readonly (keyof typeof factors)[] = session.required_factors;
  const right = Object.fromEntries(names.map((name) => [name, factors[name]]));
  const proof = { session_id: session.session_id, user_uuid: uuid };
  const verify = (proven: object) =>
    server.call('POST', '/v1/verification/verify', {
      body: { ...proof, factors: proven },
      headers: ada.key,
    });
  return { session, right, verify };
}

const retrieve = `/v1/enrollment/retrieve/${randomUUID()}`;

test('nothing sent is 401, and something wrong is 403', async () => {
  expect((await server.call('GET', retrieve)).body).toEqual({
    success: false,
    error: 'Authentication required',
  });
  const wrong = await server.call('GET', retrieve, { headers: { 'x-api-key': 'zpk_live_wrong' } });
  expect(wrong).toMatchObject({ status: 403, body: { error: 'Unauthorized. Valid API key required.' } });
  expect((await server.call('GET', '/v1/admin/stats')).status).toBe(401);
  const admin = await server.call('GET', '/v1/admin/stats', { headers: { 'x-admin-api-key': 'wrong' } });
  expect(admin).toMatchObject({
    status: 403,
    body: { error: 'Unauthorized. Valid admin API key required.' },
  });
  const psp = '/v1/psp/session/any/status';
  expect((await server.call('GET', psp, { as: 'abc' })).body.error).toBe('UNAUTHORIZED');
  expect((await server.call('GET', psp, { as: 'psp_live_acme_unknown' })).status).toBe(403);
  expect((await server.call('GET', psp, { as: PSP_KEY })).status).toBe(404);
});

test('a key is refused when it is revoked, and asked for again when it has expired', async () => {
  const make = async (more: object) =>
    (await server.call('POST', '/v1/developer/keys', { as: ada, body: { name: 'x', ...more } })).body.key;
  const { id, key } = await make({});
  const asKey = (text: string) => ({ headers: { 'x-api-key': text } });
  expect((await server.call('GET', retrieve, asKey(key))).status).toBe(404);
  await server.call('DELETE', `/v1/developer/keys/${id}`, { as: ada });
  expect((await server.call('GET', retrieve, asKey(key))).status).toBe(403);
  const narrow = await make({ permissions: ['enrollment:write'] });
  expect((await server.call('GET', retrieve, asKey(narrow.key))).status).toBe(403);
  const few = await make({ rateLimit: 1 });
  expect((await server.call('GET', retrieve, asKey(few.key))).status).toBe(404);
  const limited = await server.call('GET', retrieve, asKey(few.key));
  expect([limited.status, Number(limited.headers.get('retry-after'))]).toEqual([
    429,
    limited.body.retry_after,
  ]);
});

test('a key is shown once, and nobody finds those of others', async () => {
  const { body } = await server.call('GET', '/v1/developer/keys', { as: ada });
  expect(JSON.stringify(body)).not.toContain(ada.key['x-api-key']);
  const other = await server.developer();
  const { id } = body.keys[0];
  expect((await server.call('DELETE', `/v1/developer/keys/${id}`, { as: other })).status).toBe(404);
});

test('a logout ends a token, and an expired token is 401', async () => {
  const { token } = await server.developer();
  const profile = () => server.call('GET', '/v1/auth/developer/profile', { as: token });
  expect((await profile()).status).toBe(200);
  await server.call('POST', '/v1/auth/developer/logout', { as: token });
  expect((await profile()).status).toBe(403);
  expect((await server.call('POST', '/v1/auth/developer/logout')).status).toBe(200);
});

test('five failed logins lock an account, also for the right password', async () => {
  const account = { email: 'eve@example.com', password: 'correct horse', fullName: 'Eve' };
  await server.call('POST', '/v1/auth/developer/register', { body: account });
  const logIn = async (password: string, email = account.email) =>
    (await server.call('POST', '/v1/auth/developer/login', { body: { email, password } })).status;
  for (let tries = 0; tries < 5; tries += 1) expect(await logIn('wrong')).toBe(401);
  expect(await logIn(account.password)).toBe(403);
  expect(await logIn('wrong', 'nobody@example.com')).toBe(401);
});

test('of many guesses at once, none counts after the one that locks an account', async () => {
  // As slow as with usual settings, so that all of them begin before the first has ended.
  const slow = await startNotap({ PASSWORD_MEMORY_KIB: 4096 });
  try {
    const body = { email: 'mallory@example.com', password: 'correct horse' };
    await slow.call('POST', '/v1/auth/developer/register', { body: { ...body, fullName: 'Mallory' } });
    const guess = async (password: string) =>
      (await slow.call('POST', '/v1/auth/developer/login', { body: { ...body, password } })).status;
    const statuses = await Promise.all(Array.from({ length: 9 }, (_, number) => guess(`guess ${number}`)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  } finally {
    await slow.close();
  }
});

test('a session has three attempts, and is gone with the fourth', async () => {
  const { right, verify } = await started(await enrolled());
  const wrong = Object.fromEntries(Object.keys(right).map((name) => [name, 'f'.repeat(64)]));
  expect((await verify({ PIN: right.PIN ?? factors.PIN })).status).toBe(422);
  for (const left of [2, 1, 0])
    expect(await verify(wrong)).toMatchObject({
      status: 401,
      body: { error: 'Invalid factors', attempts_remaining: left },
    });
  expect((await verify(right)).status).toBe(429);
  expect((await verify(right)).status).toBe(404);
});

test('other factors than those that are required do not do', async () => {
  const { session, verify } = await started(await enrolled());
  const other = Object.keys(factors).filter((name) => !session.required_factors.includes(name));
  const names = [...session.required_factors.slice(1), ...other] as (keyof typeof factors)[];
  const proven = Object.fromEntries(names.map((name) => [name, factors[name]]));
  expect((await verify(proven)).status).toBe(422);
});

test('attempts of several requests at once are all counted', async () => {
  const { right, verify } = await started(await enrolled());
  const wrong = Object.fromEntries(Object.keys(right).map((name) => [name, 'f'.repeat(64)]));
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await verify(wrong)).status));
  expect(statuses.filter((status) => status === 401)).toHaveLength(3);
});

test('only the user manages an enrollment', async () => {
  const [uuid, other] = [await enrolled(), await enrolled()];
  const { session } = await started(uuid);
  const { body } = await server.call('POST', '/v1/management/verify', {
    body: { uuid, session_id: session.session_id, factors },
  });
  const as = body.auth_token;
  expect((await server.call('GET', `/v1/management/devices/${uuid}`, { as })).status).toBe(200);
  expect((await server.call('GET', `/v1/management/devices/${other}`, { as })).status).toBe(403);
  expect((await server.call('GET', `/v1/management/devices/${randomUUID()}`, { as })).status).toBe(404);
  const forged = `${as.slice(0, -1)}${as.endsWith('0') ? '1' : '0'}`;
  expect((await server.call('GET', `/v1/management/devices/${uuid}`, { as: forged })).status).toBe(403);
});

test('a suspended user is neither enrolled nor verified', async () => {
  const uuid = await enrolled();
  const suspended = await server.call('PUT', `/v1/admin/users/${uuid}/suspend`, {
    body: { reason: 'Fraud' },
    headers: administrator,
  });
  expect(suspended.status).toBe(200);
  const initiate = () =>
    server.call('POST', '/v1/verification/initiate', { body: { user_uuid: uuid }, headers: ada.key });
  expect(await initiate()).toMatchObject({ status: 403, body: { error: 'Account suspended' } });
  await server.call('DELETE', `/v1/enrollment/delete/${uuid}`, { headers: ada.key });
  const again = await server.call('POST', '/v1/enrollment/store', {
    body: newUser({ user_uuid: uuid }),
    headers: ada.key,
  });
  expect(again.status).toBe(403);
});

test('a user who is suspended during a session proves nothing any more', async () => {
  const uuid = await enrolled();
  const { session, right } = await started(uuid);
  const payment = { amount: 5, currency: 'USD', merchant_id: 'shop' };
  const create = { body: { ...payment, uuid }, as: PSP_KEY };
  const psp = (await server.call('POST', '/v1/psp/session/create', create)).body;
  const body = { reason: 'Fraud' };
  await server.call('PUT', `/v1/admin/users/${uuid}/suspend`, { body, headers: administrator });
  const [name = '', digest] = Object.entries(right)[0] ?? [];
  const one = { session_id: session.session_id, factor_name: name, factor_digest: digest };
  expect(
    await server.call('POST', '/v1/verification/submit-factor', { body: one, headers: ada.key }),
  ).toMatchObject({ status: 403, body: { error: 'Account suspended' } });
  const proven = Object.entries(factors).slice(0, psp.required_factors);
  const all = {
    session_id: psp.session_id,
    factors: proven.map(([type, digest]) => ({ type, digest })),
  };
  expect(await server.call('POST', '/v1/psp/session/submit', { body: all, as: PSP_KEY })).toMatchObject({
    status: 403,
    body: { error: 'Account suspended' },
  });
});

test('a verification pays for nothing after its session', async () => {
  const uuid = await enrolled();
  const { session, right, verify } = await started(uuid);
  expect((await verify(right)).status).toBe(200);
  const send = (path: string, body: object) =>
    server.call('POST', `/v1/crypto/${path}`, { body, headers: ada.key });
  await send('relayer/enroll', { uuid, walletAddress: '7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU' });
  const charge = await send('charge/create', { merchantId: 'shop', amountUsd: 5 });
  const verified = { verifiedFactors: Object.keys(right), verificationSessionId: session.session_id };
  const payment = { uuid, chain: 'solana', ...verified };
  server.wait(5 * 60);
  expect((await send(`charge/${charge.body.chargeId}/pay`, payment)).status).toBe(422);
});

test('a nonce is good once', async () => {
  const headers = { ...ada.key, 'x-nonce': randomUUID() };
  const store = () => server.call('POST', '/v1/enrollment/store', { body: newUser(), headers });
  expect((await store()).status).toBe(201);
  expect((await store()).body.code).toBe('NONCE_ALREADY_USED');
});

test.each([
  ['storage-error:before', 500],
  ['storage-error:after', 500],
  ['storage-lost', 502],
  ['unavailable', 503],
  ['rate-limited', 429],
])('the fault %s is %i, for whoever knows the secret', async (fault, status) => {
  const headers = { 'x-assay-fault': fault, 'x-assay-fault-secret': FAULT_SECRET };
  const path = '/v1/crypto/config/chains';
  const failed = await server.call('GET', path, { headers });
  expect(failed.status).toBe(status);
  expect(failed.text).not.toContain('transaction');
  const wrong = { ...headers, 'x-assay-fault-secret': 'wrong' };
  expect((await server.call('GET', path, { headers: wrong })).status).toBe(200);
});

test.each([
  ['https://127.0.0.1/hook', 'url must lead to a public address'],
  ['https://169.254.169.254/latest', 'url must lead to a public address'],
  ['https://user:secret@shop.example/hook', 'url must not have credentials'],
  ['http://shop.example/hook', 'url must use HTTPS'],
  ['https://shop.example:99999/hook', 'url must be a URL'],
  [`https://shop.example/${'x'.repeat(2048)}`, 'url must NOT have more than 2048 characters'],
  ['https://shop.example/a hook', 'url must match format "uri"'],
])('a webhook cannot be at %s: %s', async (url, message) => {
  const body = { url, events: ['enrollment.created'] };
  expect(await server.call('POST', '/v1/developer/webhooks', { as: ada, body })).toMatchObject({
    status: 400,
    body: { error: 'Invalid request', message },
  });
});

test.each(['https://shop.example/hook', 'HTTPS://shop.example:8443/hook'])(
  'a webhook can be at %s',
  async (url) => {
    const body = { url, events: ['enrollment.created'] };
    expect(await server.call('POST', '/v1/developer/webhooks', { as: ada, body })).toMatchObject({
      status: 201,
      body: { webhook: { url } },
    });
  },
);

test('a test of a webhook is sent once, and says that it failed', async () => {
  const body = { url: 'https://shop.invalid/hook', events: ['enrollment.created'] };
  const made = await server.call('POST', '/v1/developer/webhooks', { as: ada, body });
  const path = `/v1/developer/webhooks/${made.body.webhook.id}/test`;
  const { delivery } = (await server.call('POST', path, { as: ada })).body;
  expect(delivery).toMatchObject({ status: 'failed', statusCode: null });
});

test('an unknown path is told without success', async () => {
  const { status, body } = await server.call('GET', '/v1/wrong/path?a=b');
  expect([status, body]).toEqual([404, { error: 'Not found', path: '/v1/wrong/path' }]);
});
