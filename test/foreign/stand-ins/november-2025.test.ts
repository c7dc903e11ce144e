import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { clientCallback, logInWithCode, type Visit, visit } from '../testing/visit.ts';
import { november2025 } from './november-2025.ts';

const somewhere = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const patch = { 'content-type': 'application/json-patch+json' };
const alice = 'alice@test.tmi';
const own = { principal_type: 'user', provider: 'test', provider_id: 'alice', role: 'owner' };

async function withModel(): Promise<{ there: Visit; as: string; base: string }> {
  const there = await visit(november2025);
  const as = await logInWithCode(there, 'alice');
  const made = await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
  expect(made).toMatchObject({ status: 201, body: { owner: { provider_id: 'alice', email: alice } } });
  expect(made.headers.get('location')).toBe(`/threat_models/${made.body.id}`);
  return { there, as, base: `/threat_models/${made.body.id}` };
}

test('logins need PKCE and somewhere to go, and get there at once', async () => {
  const there = await visit(november2025);
  expect((await there.call('GET', '/')).body.service).toEqual({ name: 'TMI', build: '0.217.0-b59d69d' });
  const callback = `client_callback=${encodeURIComponent(clientCallback)}`;
  const base = '/oauth2/authorize?idp=test&scope=openid&login_hint=alice&state=xyz';
  const pkce = `code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`;
  const plain = await there.call('GET', `${base}&${callback}`);
  expect([plain.status, plain.body]).toEqual([400, { error: 'invalid_request' }]);
  const goal = new URL(
    (await there.call('GET', `${base}&${callback}&${pkce}`)).headers.get('location') ?? '',
  );
  expect([goal.origin, [...goal.searchParams.keys()].sort()]).toEqual([
    'http://localhost:8079',
    ['code', 'state'],
  ]);
  const within = await there.call('GET', `${base}&${pkce}`);
  expect(await there.call('GET', within.headers.get('location') ?? '')).toMatchObject({ status: 400 });
  const code = goal.searchParams.get('code');
  const exchange = (body: object) => there.call('POST', '/oauth2/token?idp=test', { body });
  expect(await exchange({ code, redirect_uri: clientCallback })).toMatchObject({ status: 400 });
  const wrong = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: clientCallback,
    code_verifier: 'b'.repeat(43),
  };
  expect(await exchange(wrong)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  const as = await logInWithCode(there, 'alice');
  const { keys } = (await there.call('GET', '/.well-known/jwks.json')).body;
  expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual([decodeProtectedHeader(as).kid]);
  expect(Object.keys((await there.call('GET', '/oauth2/userinfo', { as })).body)).not.toContain('sub');
  expect(
    await there.call('POST', '/oauth2/introspect', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `token=${as}`,
    }),
  ).toMatchObject({ status: 401 });
  expect(await there.call('POST', '/oauth2/refresh', { body: { refresh_token: 'none' } })).toMatchObject({
    status: 400,
  });
  expect(await there.call('POST', '/oauth2/revoke')).toMatchObject({ status: 400 });
  expect(await there.call('POST', '/oauth2/revoke', { as })).toMatchObject({ status: 200 });
  const refused = await there.call('GET', '/threat_models', { as });
  expect(refused).toMatchObject({ status: 401, body: { error_description: 'Authentication required' } });
  expect(refused.headers.get('www-authenticate')).toBeNull();
});

test('what September called sources and batches is called repositories and bulk', async () => {
  const { there, as, base } = await withModel();
  const repository = { name: 'shop', uri: 'https://git.example.com/shop.git' };
  const made = await there.call('POST', `${base}/repositories`, { as, body: repository });
  expect(made).toMatchObject({ status: 201, body: repository });
  expect(made.body.id[14]).toBe('4');
  expect(made.body.created_at).toMatch(/\.\d{9}Z$/);
  expect(made.headers.get('location')).toBeNull();
  expect(await there.call('GET', `${base}/repositories`, { as })).toMatchObject({
    status: 200,
    body: [{ id: made.body.id }],
  });
  expect(await there.call('GET', `${base}/sources`, { as })).toMatchObject({ status: 404 });
  expect(await there.call('GET', `${base}/sources`)).toMatchObject({ status: 401 });
  const threats = await there.call('POST', `${base}/threats/bulk`, {
    as,
    body: [{ name: 'Theft', threat_type: 'Spoofing' }],
  });
  const [{ id }] = threats.body;
  const body = { patches: [{ id, operations: [{ op: 'replace', path: '/name', value: 'Fraud' }] }] };
  expect(await there.call('PATCH', `${base}/threats/bulk`, { as, body })).toMatchObject({
    status: 200,
    body: [{ id, name: 'Fraud' }],
  });
  expect(await there.call('POST', `${base}/threats/batch/patch`, { as, body })).toMatchObject({
    status: 404,
  });
  const ids = { threat_ids: [id] };
  expect(await there.call('DELETE', `${base}/threats/bulk?threat_ids=${id}`, { as })).toMatchObject({
    status: 400,
  });
  expect(
    await there.call('DELETE', `${base}/threats/bulk?threat_ids=${id}`, { as, body: ids }),
  ).toMatchObject({
    status: 200,
    body: { deleted_ids: [id] },
  });
  const [listed] = (await there.call('GET', '/threat_models', { as })).body;
  expect(listed).toMatchObject({
    owner: alice,
    created_by: alice,
    repo_count: 1,
    asset_count: 0,
    note_count: 0,
  });
  expect((await there.call('GET', base, { as })).body).not.toHaveProperty('repositories');
});

test('threat models are created without framework, and replaced with it', async () => {
  const { there, as, base } = await withModel();
  const full = {
    name: 'Shop',
    threat_model_framework: 'LINDDUN',
    metadata: [{ key: 'team-1', value: 'blue' }],
  };
  const made = await there.call('POST', '/threat_models', { as, body: full });
  expect(made).toMatchObject({ status: 201, body: { threat_model_framework: '', metadata: [] } });
  expect(made.headers.get('location')).toBe(`/threat_models/${made.body.id}`);
  expect((await there.call('GET', `/threat_models/${made.body.id}`, { as })).body).toEqual(made.body);
  const tooLong = { name: 'Shop', threat_model_framework: 'F'.repeat(31) };
  expect(await there.call('POST', '/threat_models', { as, body: tooLong })).toMatchObject({ status: 400 });
  expect(await there.call('PUT', base, { as, body: { name: 'Market' } })).toMatchObject({ status: 400 });
  const body = { name: 'Market', threat_model_framework: 'CIA', authorization: [own] };
  expect(await there.call('PUT', base, { as, body })).toMatchObject({
    status: 200,
    body: { threat_model_framework: 'CIA' },
  });
  expect(await there.call('PUT', base, { as, body: { ...body, owner: own } })).toMatchObject({ status: 400 });
  const sparse = [{ provider_id: 'alice', role: 'owner' }];
  expect(await there.call('PUT', base, { as, body: { ...body, authorization: sparse } })).toMatchObject({
    status: 400,
  });
  expect(await there.call('PUT', base, { as, body: { ...body, authorization: [own, own] } })).toMatchObject({
    status: 400,
    body: { error: 'invalid_input' },
  });
});

test('what has to be said of threats and diagrams, and what may not', async () => {
  const { there, as, base } = await withModel();
  for (const [path, body, status] of [
    ['threats', { name: 'Theft' }, 400],
    ['threats', { name: 'Theft', threat_type: 'Spoofing' }, 201],
    ['diagrams', { name: 'Flow' }, 400],
    ['diagrams', { name: 'Flow', type: 'DFD-1.0.0', cells: [] }, 400],
    ['diagrams', { name: 'Flow', type: 'DFD-1.0.0' }, 201],
  ] as const)
    expect([body, (await there.call('POST', `${base}/${path}`, { as, body })).status]).toEqual([
      body,
      status,
    ]);
  for (const path of ['assets', 'notes']) {
    expect(await there.call('GET', `${base}/${path}`, { as })).toMatchObject({ status: 200, body: [] });
    expect(await there.call('GET', `${base}/${path}`)).toMatchObject({ status: 401 });
  }
});

test('what is malformed is refused before anybody is asked who they are', async () => {
  const { there, as, base } = await withModel();
  for (const [method, path, stranger, known] of [
    ['GET', '/threat_models/nonsense', 400, 400],
    ['DELETE', `${base}/documents/nonsense`, 400, 400],
    ['GET', `${base}/metadata/last_updated`, 400, 400],
    ['GET', `${base}/metadata/priority-level`, 401, 404],
    ['GET', '/threat_models?limit=101', 401, 400],
    ['GET', `${base}/documents?offset=-1`, 401, 400],
    ['GET', '/nowhere', 401, 404],
    ['PUT', `${base}/diagrams/${somewhere}/collaborate`, 401, 405],
    ['GET', '/saml/providers', 200, 200],
    ['GET', '/saml/okta/login', 404, 404],
  ] as const) {
    const statuses = [
      (await there.call(method, path)).status,
      (await there.call(method, path, { as })).status,
    ];
    expect([path, ...statuses]).toEqual([path, stranger, known]);
  }
  const send = async (type: string, accept = '*/*') => {
    const headers = { 'content-type': type, accept };
    return (await there.call('POST', '/threat_models', { as, headers, body: '{"name":"Shop"}' })).status;
  };
  expect([
    await send('text/plain'),
    await send('multipart/form-data'),
    await send('application/json', 'image/png'),
  ]).toEqual([415, 400, 406]);
  expect(
    await there.call('PATCH', base, { as, body: [{ op: 'replace', path: '/name', value: 'X' }] }),
  ).toMatchObject({ status: 400 });
});

test('sessions are joined by starting them, and strangers are told to log in', async () => {
  const { there, as, base } = await withModel();
  const { body } = await there.call('POST', `${base}/diagrams`, {
    as,
    body: { name: 'Flow', type: 'DFD-1.0.0' },
  });
  const path = `${base}/diagrams/${body.id}`;
  const bob = await logInWithCode(there, 'bob');
  const session = (method: string, who = as) => there.call(method, `${path}/collaborate`, { as: who });
  expect(await session('GET')).toMatchObject({ status: 200, body: { session_id: null } });
  const begun = await session('POST');
  expect(await session('POST')).toMatchObject({ status: 200, body: { session_id: begun.body.session_id } });
  expect(await session('GET', bob)).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
  expect(
    await there.call('PATCH', path, {
      as,
      headers: patch,
      body: [{ op: 'replace', path: '/name', value: 'X' }],
    }),
  ).toMatchObject({ status: 409 });
  expect(await session('DELETE')).toMatchObject({ status: 204 });
  expect(
    await there.call('PATCH', path, {
      as,
      headers: patch,
      body: [{ op: 'test', path: '/name', value: 'X' }],
    }),
  ).toMatchObject({ status: 400 });
});

test('only owners delete, also what is inside', async () => {
  const { there, as, base } = await withModel();
  const bob = await logInWithCode(there, 'bob');
  const value = { principal_type: 'user', provider: 'test', provider_id: 'bob', role: 'writer' };
  const op = { op: 'add', path: '/authorization/-', value };
  expect(await there.call('PATCH', base, { as, headers: patch, body: [op] })).toMatchObject({ status: 200 });
  const made = await there.call('POST', `${base}/threats`, {
    as: bob,
    body: { name: 'Theft', threat_type: 'Spoofing' },
  });
  const path = `${base}/threats/${made.body.id}`;
  expect(await there.call('DELETE', path, { as: bob })).toMatchObject({ status: 403 });
  expect(await there.call('DELETE', path, { as })).toMatchObject({ status: 204 });
});

test('the token of a deleted account is good until somebody creates something with it', async () => {
  const there = await visit(november2025);
  const as = await logInWithCode(there, 'alice');
  const { body } = await there.call('DELETE', '/users/me', { as });
  expect(Object.keys(body).sort()).toEqual(['challenge_text', 'expires_at']);
  const brought = `/users/me?${new URLSearchParams({ challenge: body.challenge_text })}`;
  expect(await there.call('DELETE', brought, { as })).toMatchObject({ status: 204 });
  expect(await there.call('GET', '/threat_models', { as })).toMatchObject({ status: 200, body: [] });
  expect(await there.call('GET', '/oauth2/userinfo', { as })).toMatchObject({ status: 404 });
  expect(await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } })).toMatchObject({
    status: 401,
    body: { error_description: 'Your session is no longer valid. Please log in again.' },
  });
  expect(await there.call('GET', '/threat_models', { as })).toMatchObject({ status: 401 });
});

const subscription = {
  name: 'Told of all',
  url: 'https://example.com/hook',
  events: ['threat_model.created'],
};

test('errors of webhooks have their text in the place of the code, and lists of add-ons an envelope', async () => {
  const there = await visit(november2025);
  const as = await logInWithCode(there, 'alice');
  const made = await there.call('POST', '/webhooks/subscriptions', { as, body: subscription });
  expect(made.status).toBe(201);
  expect(made.body).not.toHaveProperty('challenge');
  expect(await there.call('GET', `/webhooks/subscriptions/${somewhere}`, { as })).toMatchObject({
    status: 404,
    body: { error: 'subscription not found', error_description: '' },
  });
  const tested = await there.call('POST', `/webhooks/subscriptions/${made.body.id}/test`, { as, body: {} });
  expect(tested).toMatchObject({ status: 202, body: { status: '' } });
  for (const list of ['addons', 'invocations'])
    expect((await there.call('GET', `/${list}`, { as })).body).toEqual({
      [list]: [],
      total: 0,
      limit: 20,
      offset: 0,
    });
  const delivery = `/webhooks/deliveries/${tested.body.delivery_id}`;
  expect(await there.call('GET', delivery, { as })).toMatchObject({ status: 200 });
});

test.each([
  { planted: false, status: 403 },
  { planted: true, status: 200 },
])('the webhook of somebody else is $status (planted: $planted)', async ({ planted, status }) => {
  const there = await visit(november2025, { planted });
  const [one, other] = [await logInWithCode(there, 'alice'), await logInWithCode(there, 'bob')];
  const made = await there.call('POST', '/webhooks/subscriptions', { as: one, body: subscription });
  const path = `/webhooks/subscriptions/${made.body.id}`;
  expect(await there.call('GET', path, { as: other })).toMatchObject({ status });
  expect(await there.call('GET', `/webhooks/${made.body.id}`, { as: one })).toMatchObject({ status: 404 });
});

test('names may be empty, patches long, and events unknown; a description that is not there is left out', async () => {
  const there = await visit(november2025);
  const as = await logInWithCode(there, 'alice');
  const made = await there.call('POST', '/threat_models', { as, body: { name: '' } });
  expect(made.status).toBe(201);
  expect(made.body).not.toHaveProperty('description');
  const operation = { op: 'replace', path: '/description', value: 'A' };
  const patched = await there.call('PATCH', `/threat_models/${made.body.id}`, {
    as,
    headers: { 'content-type': 'application/json-patch+json' },
    body: Array.from({ length: 101 }, () => operation),
  });
  expect(patched).toMatchObject({ status: 200, body: { description: 'A' } });
  const events = ['repository.created', 'threat_model.created'];
  const body = { name: 'Hook', url: 'https://hooks.example.com/a', events };
  const hook = await there.call('POST', '/webhooks/subscriptions', { as, body });
  expect(hook).toMatchObject({ status: 201, body: { events } });
  expect((await there.call('GET', '/webhooks/subscriptions', { as })).body).toMatchObject([{ events }]);
});
