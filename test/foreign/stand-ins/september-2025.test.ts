import { expect, test } from 'vitest';
import { clientCallback, logInWithTokens, type Visit, visit } from '../testing/visit.ts';
import { september2025 } from './september-2025.ts';

const threat = {
  name: 'Theft',
  severity: 'High',
  priority: 'High',
  mitigated: false,
  status: 'Active',
  threat_type: 'Spoofing',
};
const somewhere = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const patch = { 'content-type': 'application/json-patch+json' };

interface Model {
  readonly there: Visit;
  readonly as: string;
  readonly base: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly model: any;
}

async function withModel(more: object = {}): Promise<Model> {
  const there = await visit(september2025);
  const as = await logInWithTokens(there, 'alice');
  const made = await there.call('POST', '/threat_models', { as, body: { name: 'Shop', ...more } });
  expect(made.status).toBe(201);
  return { there, as, base: `/threat_models/${made.body.id}`, model: made.body };
}

test('logins end with tokens at the client, and PKCE is ignored', async () => {
  const there = await visit(september2025);
  const { body: discovery } = await there.call('GET', '/.well-known/openid-configuration');
  expect(discovery).not.toHaveProperty('code_challenge_methods_supported');
  const { body } = await there.call('GET', '/oauth2/providers');
  expect(body.providers).toMatchObject([{ id: 'test' }]);
  expect(body.providers[0]).not.toHaveProperty('token_url');
  const query = `idp=test&scope=openid&login_hint=alice&state=xyz&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`;
  const begun = await there.call(
    'GET',
    `/oauth2/authorize?${query}&client_callback=${encodeURIComponent(clientCallback)}`,
  );
  const back = await there.call('GET', begun.headers.get('location') ?? '');
  const goal = new URL(back.headers.get('location') ?? '');
  expect([...goal.searchParams.keys()].sort()).toEqual([
    'access_token',
    'expires_in',
    'refresh_token',
    'state',
    'token_type',
  ]);
  const as = goal.searchParams.get('access_token') ?? '';
  const who = await there.call('GET', '/oauth2/userinfo', { as });
  expect(Object.keys(who.body).sort()).toEqual(['email', 'id', 'name', 'providers']);
  expect(await there.call('GET', '/users/me', { as })).toMatchObject({ status: 404 });
});

test('the code of the provider can be brought to the token endpoint, once', async () => {
  const there = await visit(september2025);
  const begun = await there.call(
    'GET',
    `/oauth2/authorize?idp=test&scope=openid&login_hint=alice&client_callback=${encodeURIComponent(clientCallback)}`,
  );
  const code = new URL(begun.headers.get('location') ?? '').searchParams.get('code');
  const body = { code, redirect_uri: clientCallback };
  const got = await there.call('POST', '/oauth2/token?idp=test', { body });
  expect(got).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
  expect(await there.call('GET', '/threat_models', { as: got.body.access_token })).toMatchObject({
    status: 200,
  });
  expect(await there.call('POST', '/oauth2/token?idp=test', { body })).toMatchObject({ status: 400 });
});

test('people are addresses, and who may do what is a list of subjects', async () => {
  const { there, as, base, model } = await withModel();
  const alice = 'alice@test.tmi';
  expect(model).toMatchObject({
    owner: alice,
    created_by: alice,
    authorization: [{ subject: alice, role: 'owner' }],
  });
  expect(model).not.toHaveProperty('status');
  expect((await there.call('GET', '/threat_models', { as })).body).toMatchObject([
    { owner: alice, created_by: alice, source_count: 0 },
  ]);
  const bob = await logInWithTokens(there, 'bob');
  const shared = await there.call('PATCH', base, {
    as,
    headers: patch,
    body: [{ op: 'add', path: '/authorization/-', value: { subject: 'bob@test.tmi', role: 'reader' } }],
  });
  expect(shared.body.authorization).toEqual([
    { subject: alice, role: 'owner' },
    { subject: 'bob@test.tmi', role: 'reader' },
  ]);
  expect(await there.call('GET', base, { as: bob })).toMatchObject({ status: 200 });
  expect(
    await there.call('PUT', base, {
      as,
      body: { name: 'Shop', threat_model_framework: 'STRIDE', authorization: [] },
    }),
  ).toMatchObject({ status: 400 });
  const whole = {
    name: 'Market',
    owner: alice,
    threat_model_framework: 'STRIDE',
    authorization: [{ subject: alice, role: 'owner' }],
    issue_url: 'https://issues.example.com/1',
    whatever: 'is ignored',
  };
  expect(await there.call('PUT', base, { as, body: whole })).toMatchObject({
    status: 200,
    body: { name: 'Market', issue_url: whole.issue_url },
  });
  const twice = { ...whole, authorization: [...whole.authorization, ...whole.authorization] };
  expect(await there.call('PUT', base, { as, body: twice })).toMatchObject({ status: 400 });
  expect(
    await there.call('PATCH', base, {
      as,
      headers: patch,
      body: [{ op: 'replace', path: '/owner', value: 'bob@test.tmi' }],
    }),
  ).toMatchObject({
    status: 200,
    body: { owner: 'bob@test.tmi' },
  });
});

test('documents and sources have a url, and no times', async () => {
  const { there, as, base } = await withModel();
  for (const family of ['documents', 'sources']) {
    const body = { name: 'One', url: 'https://example.com/one', whatever: 1 };
    const made = await there.call('POST', `${base}/${family}`, { as, body });
    expect(made).toMatchObject({ status: 201, body: { name: 'One', url: body.url } });
    expect(Object.keys(made.body)).not.toContain('created_at');
    expect(made.headers.get('location')).toBeNull();
    expect((await there.call('GET', `${base}/${family}`, { as })).body).toMatchObject([{ url: body.url }]);
    expect(
      await there.call('POST', `${base}/${family}`, { as, body: { name: 'One', uri: body.url } }),
    ).toMatchObject({ status: 400 });
    const path = `${base}/${family}/${made.body.id}`;
    expect(await there.call('PUT', path, { as, body: { ...body, name: 'Other' } })).toMatchObject({
      status: 200,
      body: { name: 'Other' },
    });
    expect(await there.call('DELETE', path, { as })).toMatchObject({ status: 204 });
    expect(await there.call('GET', path, { as })).toMatchObject({ status: 404 });
    expect(await there.call('GET', `${base}/${family}?limit=0`, { as })).toMatchObject({ status: 400 });
  }
  expect((await there.call('GET', base, { as })).body).toMatchObject({ documents: [], sourceCode: [] });
});

test('threats say all of what matters, and batches are answered patch by patch', async () => {
  const { there, as, base } = await withModel();
  expect(await there.call('POST', `${base}/threats`, { as, body: { name: 'Theft' } })).toMatchObject({
    status: 400,
  });
  const made = await there.call('POST', `${base}/threats`, { as, body: { ...threat, whatever: 1 } });
  expect(made).toMatchObject({ status: 201, body: threat });
  const rename = (threat_id: string) => ({
    threat_id,
    operations: [{ op: 'replace', path: '/name', value: 'Fraud' }],
  });
  const batch = (...ids: string[]) =>
    there.call('POST', `${base}/threats/batch/patch`, {
      as,
      headers: patch,
      body: { patches: ids.map(rename) },
    });
  expect(await batch(made.body.id)).toMatchObject({
    status: 200,
    body: {
      results: [{ success: true, threat: { name: 'Fraud' } }],
      summary: { total: 1, succeeded: 1, failed: 0 },
    },
  });
  expect(await batch(made.body.id, somewhere)).toMatchObject({
    status: 207,
    body: { summary: { succeeded: 1, failed: 1 } },
  });
  expect(await batch(somewhere)).toMatchObject({ status: 400, body: { summary: { failed: 1 } } });
  expect(await batch('nonsense')).toMatchObject({ status: 400, body: { error: 'invalid_input' } });
  const ids = { threat_ids: [made.body.id] };
  expect(await there.call('DELETE', `${base}/threats/batch`, { as, body: ids })).toMatchObject({
    status: 400,
  });
  expect(
    await there.call('DELETE', `${base}/threats/batch?threat_ids=${made.body.id}`, { as, body: ids }),
  ).toMatchObject({ status: 200, body: { deleted_count: 1, deleted_ids: [made.body.id] } });
});

test('nodes of diagrams are flat, and the session that runs is joined by starting it', async () => {
  const { there, as, base } = await withModel();
  const made = await there.call('POST', `${base}/diagrams`, {
    as,
    body: { name: 'Flow', type: 'DFD-1.0.0' },
  });
  expect(made.headers.get('location')).toBe(`${base}/diagrams/${made.body.id}`);
  const path = `${base}/diagrams/${made.body.id}`;
  const node = { id: somewhere, shape: 'process' };
  const place = { x: 10, y: 20, width: 80, height: 40 };
  const put = (cell: object) =>
    there.call('PUT', path, { as, body: { name: 'Flow', type: 'DFD-1.0.0', cells: [cell] } });
  expect(await put({ ...node, position: { x: 1, y: 1 }, size: { width: 80, height: 40 } })).toMatchObject({
    status: 400,
  });
  const drawn = await put({ ...node, ...place });
  expect(drawn).toMatchObject({ status: 200, body: { cells: [{ ...node, ...place }] } });
  expect(drawn.body).not.toHaveProperty('update_vector');
  const session = (method: string) => there.call(method, `${path}/collaborate`, { as });
  expect(await session('GET')).toMatchObject({ status: 200, body: { session_id: null, participants: [] } });
  expect(await session('PUT')).toMatchObject({ status: 405 });
  const begun = await session('POST');
  expect(begun).toMatchObject({ status: 201, body: { host: 'alice@test.tmi' } });
  expect(await session('POST')).toMatchObject({ status: 200, body: { session_id: begun.body.session_id } });
  expect(await there.call('DELETE', path, { as })).toMatchObject({ status: 409 });
  expect(await session('DELETE')).toMatchObject({ status: 204 });
});

test('what is malformed or not there is told in the way of that time', async () => {
  const { there, as, base } = await withModel();
  for (const [method, path, status] of [
    ['GET', '/threat_models/nonsense', 404],
    ['DELETE', '/threat_models/nonsense', 404],
    ['GET', `${base}/documents/nonsense`, 400],
    ['DELETE', `${base}/diagrams/nonsense`, 400],
    ['GET', `${base}/documents/${somewhere}`, 404],
    ['GET', '/webhooks', 404],
    ['GET', '/addons', 404],
    ['GET', '/saml/providers', 404],
    ['GET', '/nowhere', 404],
  ] as const) {
    expect([path, (await there.call(method, path, { as })).status]).toEqual([path, status]);
    expect([path, (await there.call(method, path)).status]).toEqual([path, 401]);
  }
  const entry = { key: 'team-1', value: 'blue', whatever: 1 };
  expect(await there.call('POST', `${base}/metadata`, { as, body: entry })).toMatchObject({ status: 201 });
  const image = await there.call('GET', '/threat_models', { as, headers: { accept: 'image/png' } });
  expect(image.status).toBe(200);
  const merge = { 'content-type': 'application/merge-patch+json' };
  expect(await there.call('PATCH', base, { as, headers: merge, body: { name: 'X' } })).toMatchObject({
    status: 400,
  });
  expect(await there.call('POST', '/oauth2/refresh', { body: { refresh_token: 'none' } })).toMatchObject({
    status: 400,
  });
});

test('only owners delete, also what is inside', async () => {
  const { there, as, base } = await withModel();
  const bob = await logInWithTokens(there, 'bob');
  const entry = { op: 'add', path: '/authorization/-', value: { subject: 'bob@test.tmi', role: 'writer' } };
  await there.call('PATCH', base, { as, headers: patch, body: [entry] });
  const made = await there.call('POST', `${base}/threats`, { as: bob, body: threat });
  expect(made.status).toBe(201);
  const path = `${base}/threats/${made.body.id}`;
  expect(await there.call('DELETE', path, { as: bob })).toMatchObject({ status: 403 });
  expect(await there.call('DELETE', path, { as })).toMatchObject({ status: 204 });
});

test.each([
  { planted: false, status: 404, says: /not found/ },
  { planted: true, status: 500, says: /goroutine/ },
])(
  'whoever replaces a document that is not there gets $status (planted: $planted)',
  async ({ planted, status, says }) => {
    const there = await visit(september2025, { planted });
    const as = await logInWithTokens(there, 'alice');
    const { body } = await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
    const document = { name: 'One', url: 'https://example.com/one' };
    const answer = await there.call('PUT', `/threat_models/${body.id}/documents/${somewhere}`, {
      as,
      body: document,
    });
    expect(answer.status).toBe(status);
    expect(answer.body.error_description).toMatch(says);
  },
);

test('texts have no patterns, and lists that are empty are null', async () => {
  const there = await visit(september2025);
  const as = await logInWithTokens(there, 'alice');
  const model = await there.call('POST', '/threat_models', { as, body: { name: '<Shop>', colour: 'red' } });
  expect(model.status).toBe(201);
  const base = `/threat_models/${model.body.id}`;
  const document = { name: 'One', url: 'https://example.com/one' };
  const made = await there.call('POST', `${base}/documents`, { as, body: document });
  expect(made).toMatchObject({ status: 201, body: { metadata: null } });
  const entry = { key: 'team-1', value: 'blue' };
  await there.call('POST', `${base}/metadata`, { as, body: entry });
  expect(await there.call('PUT', `${base}/metadata/team-1`, { as, body: { value: '' } })).toMatchObject({
    status: 200,
  });
});
