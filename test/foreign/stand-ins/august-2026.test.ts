import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientCallback, logInWithCode, type Visit, visit } from '../testing/visit.ts';
import { august2026 } from './august-2026.ts';

const somewhere = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const patch = { 'content-type': 'application/json-patch+json' };

const enter = (there: Visit, hint: string) => logInWithCode(there, hint, 'tmi');

async function withModel(): Promise<{ there: Visit; as: string; base: string }> {
  const there = await visit(august2026);
  const as = await enter(there, 'alice');
  const made = await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`/threat_models/${made.body.id}`);
  return { there, as, base: `/threat_models/${made.body.id}` };
}

test('the provider is called tmi, and clients are known', async () => {
  const there = await visit(august2026);
  const info = (await there.call('GET', '/')).body;
  expect(info).toMatchObject({ status: { code: 'ok' }, service: { build: '1.8.22' } });
  expect(info).not.toHaveProperty('operator');
  const { body } = await there.call('GET', '/oauth2/providers');
  expect(body.providers).toMatchObject([{ id: 'tmi', auth_url: `${there.url}/oauth2/authorize?idp=tmi` }]);
  const pkce = `code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`;
  const at = (idp: string, callback: string) =>
    there.call(
      'GET',
      `/oauth2/authorize?idp=${idp}&scope=openid&login_hint=alice&${pkce}&client_callback=${encodeURIComponent(callback)}`,
    );
  expect((await at('tmi', clientCallback)).status).toBe(302);
  expect((await at('test', clientCallback)).status).toBe(400);
  expect((await at('tmi', 'https://elsewhere.example.com/')).status).toBe(400);
  const as = await enter(there, 'alice');
  expect(await there.call('GET', '/me', { as })).toMatchObject({
    status: 200,
    body: {
      provider: 'tmi',
      provider_id: 'alice',
      email: 'alice@tmi.local',
      is_admin: false,
      groups: [{ group_name: 'everyone' }],
    },
  });
  expect((await there.call('GET', '/oauth2/userinfo', { as })).body).toEqual({
    sub: 'alice',
    email: 'alice@tmi.local',
    name: 'Alice (Test User)',
    idp: 'tmi',
    groups: [],
  });
});

test('tokens come by form too, are refreshed there, and revoked by name', async () => {
  const there = await visit(august2026);
  const as = await enter(there, 'alice');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const introspect = async () =>
    (await there.call('POST', '/oauth2/introspect', { headers: form, body: `token=${as}` })).body;
  expect(await introspect()).toMatchObject({ active: true, token_type: 'bearer' });
  const body = 'grant_type=refresh_token&refresh_token=none';
  expect(await there.call('POST', '/oauth2/token', { headers: form, body })).toMatchObject({ status: 400 });
  expect(await there.call('POST', '/oauth2/revoke', { as })).toMatchObject({ status: 400 });
  expect(
    await there.call('POST', '/oauth2/revoke', { as, headers: form, body: `token=${as}` }),
  ).toMatchObject({ status: 200 });
  expect(await introspect()).toEqual({ active: false });
  const refused = await there.call('GET', '/me', { as });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="tmi", error="invalid_token"');
  const other = await enter(there, 'alice');
  expect(await there.call('POST', '/me/logout', { as: other })).toMatchObject({ status: 204 });
  expect(await there.call('GET', '/me', { as: other })).toMatchObject({ status: 401 });
});

test('lists are in envelopes that count all, but for metadata', async () => {
  const { there, as, base } = await withModel();
  for (const [path, name, body] of [
    ['threats', 'threats', { name: 'Theft', threat_type: ['Spoofing'] }],
    ['documents', 'documents', { name: 'One', uri: 'https://example.com/one' }],
    ['repositories', 'repositories', { name: 'One', uri: 'https://example.com/one' }],
    ['diagrams', 'diagrams', { name: 'Flow', type: 'DFD-1.0.0' }],
  ] as const) {
    for (const _ of [1, 2, 3])
      expect(await there.call('POST', `${base}/${path}`, { as, body })).toMatchObject({ status: 201 });
    const page = await there.call('GET', `${base}/${path}?limit=2&offset=1`, { as });
    expect(page).toMatchObject({ status: 200, body: { total: 3, limit: 2, offset: 1 } });
    expect(page.body[name]).toHaveLength(2);
  }
  const [listed] = (await there.call('GET', '/threat_models', { as })).body.threat_models;
  expect(listed).toMatchObject({ owner: { email: 'alice@tmi.local' }, repo_count: 3, status: 'not_started' });
  expect(await there.call('GET', '/me/sessions', { as })).toMatchObject({ body: { sessions: [], total: 0 } });
  await there.call('POST', `${base}/metadata`, { as, body: { key: 'team-1', value: 'blue' } });
  expect((await there.call('GET', `${base}/metadata`, { as })).body).toEqual([
    { key: 'team-1', value: 'blue' },
  ]);
});

test('threat models are shared by themselves, and say more than they used to', async () => {
  const { there, as, base } = await withModel();
  const read = await there.call('GET', base, { as });
  expect(read.body).toMatchObject({
    alias: 1,
    version: 1,
    deleted_at: null,
    status: 'not_started',
    repositories: [],
  });
  expect(read.body.authorization).toMatchObject([
    { provider: 'tmi', provider_id: 'alice', role: 'owner' },
    { principal_type: 'group', provider_id: 'Security Reviewers', role: 'owner' },
    { principal_type: 'group', provider_id: 'TMI Automation', role: 'writer' },
  ]);
  const made = await there.call('POST', `${base}/threats`, {
    as,
    body: { name: 'Theft', threat_type: ['Spoofing', 'Tampering'], severity: 'High' },
  });
  expect(made.body).toMatchObject({
    threat_type: ['Spoofing', 'Tampering'],
    auto_generated: false,
    include_in_report: true,
  });
  const path = `${base}/threats/${made.body.id}`;
  const one = { op: 'replace', path: '/threat_type', value: ['Repudiation'] };
  expect((await there.call('PATCH', path, { as, headers: patch, body: [one] })).body.threat_type).toEqual([
    'Repudiation',
  ]);
  expect(
    await there.call('POST', `${base}/threats`, { as, body: { name: 'Theft', threat_type: 'Spoofing' } }),
  ).toMatchObject({ status: 400 });
  expect((await there.call('GET', `${base}/threats?severity=high`, { as })).body.total).toBe(1);
  expect(await there.call('GET', `${base}/threats?severity=High`, { as })).toMatchObject({ status: 400 });
});

test('descriptions may have 2048 characters', async () => {
  const { there, as, base } = await withModel();
  const path = `${base}/documents`;
  const write = (length: number) =>
    there.call('POST', path, {
      as,
      body: { name: 'One', uri: 'https://example.com/one', description: 'x'.repeat(length) },
    });
  const made = await write(2048);
  expect(made).toMatchObject({ status: 201, body: { description: 'x'.repeat(2048) } });
  expect(await write(2049)).toMatchObject({ status: 400 });
  const value = 'y'.repeat(1500);
  const patched = await there.call('PATCH', base, {
    as,
    headers: patch,
    body: [{ op: 'add', path: '/description', value }],
  });
  expect(patched).toMatchObject({
    status: 200,
    body: { description: value, documents: [{ description: 'x'.repeat(2048) }] },
  });
});

test('changes name the version that they are for', async () => {
  const { there, as, base } = await withModel();
  const rename = (version?: string) =>
    there.call('PATCH', base, {
      as,
      headers: { ...patch, ...(version === undefined ? {} : { 'if-match': version }) },
      body: [{ op: 'replace', path: '/name', value: 'Market' }],
    });
  expect((await there.call('GET', base, { as })).headers.get('etag')).toBe('"1"');
  const unnamed = await rename();
  expect([unnamed.status, unnamed.headers.get('etag'), unnamed.headers.get('warning')]).toEqual([
    200,
    '"2"',
    '299 - "If-Match is missing"',
  ]);
  expect(await rename('"1"')).toMatchObject({ status: 409, body: { error: 'conflict' } });
  expect(await rename('"2"')).toMatchObject({ status: 200, body: { version: 3 } });
});

test('what is there, what is not, and who may ask', async () => {
  const { there, as, base } = await withModel();
  for (const [method, path, stranger, known] of [
    ['GET', '/users/me', 401, 404],
    ['GET', '/webhooks', 401, 404],
    ['GET', '/invocations', 401, 404],
    ['GET', '/webhook-deliveries', 401, 404],
    ['GET', `/webhook-deliveries/${somewhere}`, 401, 404],
    ['GET', '/collaboration/sessions', 401, 404],
    ['GET', `${base}/sources`, 401, 404],
    ['GET', '/admin/webhooks/subscriptions', 401, 403],
    ['GET', '/admin/webhooks/deliveries', 401, 403],
    ['GET', '/threat_models/nonsense', 400, 400],
    ['DELETE', `${base}/threats/nonsense`, 400, 400],
    ['GET', '/threat_models?limit=0', 401, 400],
    ['PUT', `${base}/diagrams/${somewhere}/collaborate`, 401, 405],
    ['DELETE', '/threat_models', 401, 405],
    ['HEAD', base, 401, 200],
  ] as const) {
    const statuses = [
      (await there.call(method, path)).status,
      (await there.call(method, path, { as })).status,
    ];
    expect([method, path, ...statuses]).toEqual([method, path, stranger, known]);
  }
  const put = await there.call('PUT', `${base}/diagrams/${somewhere}/collaborate`, { as });
  expect(put.headers.get('allow')).toBe('DELETE, GET, HEAD, POST');
  const headers = { accept: 'image/png' };
  expect(await there.call('GET', '/threat_models', { as, headers })).toMatchObject({ status: 406 });
  const text = { 'content-type': 'text/plain' };
  expect(await there.call('POST', '/threat_models', { as, headers: text, body: 'Shop' })).toMatchObject({
    status: 415,
  });
});

test('webhooks and add-ons are for administrators, and invocations are deliveries', async () => {
  const there = await visit(august2026);
  const [as, alice] = [await enter(there, 'admin'), await enter(there, 'alice')];
  const subscription = { name: 'Told of all', url: 'https://example.com/hook', events: ['addon.invoked'] };
  const post = (events: string[]) =>
    there.call('POST', '/admin/webhooks/subscriptions', { as, body: { ...subscription, events } });
  expect(await post(['nonsense'])).toMatchObject({ status: 400 });
  const { body: webhook } = await post(['addon.invoked']);
  expect(webhook).not.toHaveProperty('challenge');
  expect((await there.call('GET', '/admin/webhooks/subscriptions', { as })).body).toMatchObject({ total: 1 });
  const addon = await there.call('POST', '/addons', {
    as,
    body: { name: 'Scanner', webhook_id: webhook.id },
  });
  expect(addon.status).toBe(201);
  expect((await there.call('GET', '/addons', { as })).body).toMatchObject({
    addons: [{ name: 'Scanner' }],
    total: 1,
  });
  const model = await there.call('POST', '/threat_models', { as: alice, body: { name: 'Shop' } });
  const body = { threat_model_id: model.body.id, data: { depth: 2 } };
  const invoked = await there.call('POST', `/addons/${addon.body.id}/invoke`, { as: alice, body });
  expect([invoked.status, Object.keys(invoked.body).sort()]).toEqual([
    202,
    ['created_at', 'delivery_id', 'status'],
  ]);
  const delivery = await there.call('GET', `/webhook-deliveries/${invoked.body.delivery_id}`, { as: alice });
  expect(delivery).toMatchObject({
    status: 200,
    body: { id: invoked.body.delivery_id, event_type: 'addon.invoked' },
  });
});

test('sessions, metadata and accounts', async () => {
  const { there, as, base } = await withModel();
  const { body } = await there.call('POST', `${base}/diagrams`, {
    as,
    body: { name: 'Flow', type: 'DFD-1.0.0' },
  });
  const session = (method: string, who = as) =>
    there.call(method, `${base}/diagrams/${body.id}/collaborate`, { as: who });
  expect(await session('GET')).toMatchObject({ status: 404 });
  expect(await session('POST')).toMatchObject({
    status: 201,
    body: { host: { provider: 'tmi', email: 'alice@tmi.local' } },
  });
  expect(await session('POST')).toMatchObject({ status: 200 });
  const bob = await enter(there, 'bob');
  expect(await session('GET', bob)).toMatchObject({ status: 403 });
  expect((await there.call('GET', '/me/sessions', { as })).body).toMatchObject({
    sessions: [{ host: { provider_id: 'alice' } }],
    total: 1,
  });
  const entry = { key: 'team-1', value: 'blue' };
  const add = (path: string, what: unknown) =>
    there.call('POST', `${base}/metadata${path}`, { as, body: what });
  expect(await add('', entry)).toMatchObject({ status: 201 });
  expect(await add('', entry)).toMatchObject({ status: 409, body: { error: 'conflict' } });
  expect(await add('/bulk', [{ key: 'team-2', value: 'red' }, entry])).toMatchObject({ status: 409 });
  expect((await there.call('GET', `${base}/metadata`, { as })).body).toEqual([entry]);
  expect(await add('', { ...entry, value: '' })).toMatchObject({ status: 400 });
  const { body: announced } = await there.call('DELETE', '/me', { as: bob });
  const challenge = new URLSearchParams({ challenge: announced.challenge_text });
  expect(await there.call('DELETE', `/me?${challenge}`, { as: bob })).toMatchObject({ status: 204 });
  expect(await there.call('GET', '/threat_models', { as: bob })).toMatchObject({ status: 401 });
});

test.each([
  { planted: false, status: 403 },
  { planted: true, status: 204 },
])('a reader who deletes a document gets $status (planted: $planted)', async ({ planted, status }) => {
  const there = await visit(august2026, { planted });
  const [as, bob] = [await enter(there, 'alice'), await enter(there, 'bob')];
  const entry = { principal_type: 'user', provider: 'tmi', provider_id: 'bob', role: 'reader' };
  const made = await there.call('POST', '/threat_models', {
    as,
    body: { name: 'Shop', authorization: [entry] },
  });
  const base = `/threat_models/${made.body.id}/documents`;
  const { body } = await there.call('POST', base, {
    as,
    body: { name: 'One', uri: 'https://example.com/one' },
  });
  expect(await there.call('GET', `${base}/${body.id}`, { as: bob })).toMatchObject({ status: 200 });
  expect(await there.call('DELETE', `${base}/${body.id}`, { as: bob })).toMatchObject({ status });
});

test('severities are free text, and shown in small letters; what a threat does not have is null', async () => {
  const { there, as, base } = await withModel();
  const body = { name: 'Leak', threat_type: ['Spoofing'], severity: 'High', status: 'Active' };
  const made = await there.call('POST', `${base}/threats`, { as, body });
  expect(made.body).toMatchObject({ severity: 'high', status: 'active', mitigation: null, score: null });
  const free = { ...body, severity: 'Looked at' };
  const other = (await there.call('POST', `${base}/threats`, { as, body: free })).body;
  expect(other).toMatchObject({ severity: 'looked at' });
  expect((await there.call('GET', `${base}/threats/${other.id}`, { as })).body).toMatchObject(other);
});

test('nodes are shown as they were sent, edges may be flows, and lists of diagrams say more', async () => {
  const { there, as, base } = await withModel();
  const made = await there.call('POST', `${base}/diagrams`, {
    as,
    body: { name: 'Flow', type: 'DFD-1.0.0' },
  });
  const cells = [
    { id: somewhere, shape: 'process', x: 10, y: 20, width: 120, height: 60 },
    { id: randomUUID(), shape: 'flow', source: { cell: somewhere }, target: { cell: somewhere } },
  ];
  const at = `${base}/diagrams/${made.body.id}`;
  const drawn = await there.call('PUT', at, { as, body: { name: 'Flow', type: 'DFD-1.0.0', cells } });
  expect(drawn).toMatchObject({ status: 200, body: { cells } });
  expect((await there.call('GET', at, { as })).body).toMatchObject({ cells });
  expect((await there.call('GET', `${base}/diagrams`, { as })).body).toMatchObject({
    diagrams: [{ description: null, image: null, include_in_report: true }],
  });
});

test('threats are deleted by the query alone, and only reviewers change the status', async () => {
  const { there, as, base } = await withModel();
  const body = { name: 'Leak', threat_type: ['Spoofing'] };
  const { id } = (await there.call('POST', `${base}/threats`, { as, body })).body;
  const bulk = (query: string, json?: object) =>
    there.call('DELETE', `${base}/threats/bulk${query}`, { as, ...(json && { body: json }) });
  expect(await bulk('', { threat_ids: [id] })).toMatchObject({ status: 400 });
  expect(await bulk(`?threat_ids=${id}`)).toMatchObject({ status: 200, body: { deleted_ids: [id] } });
  const status = [{ op: 'replace', path: '/status', value: 'in_review' }];
  const patched = await there.call('PATCH', base, { as, headers: patch, body: status });
  expect(patched).toMatchObject({ status: 403, body: { error: 'forbidden' } });
});
