import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Answer, startTmi, type TmiServer } from '../testing/tmi-server.ts';

const callback = 'http://127.0.0.1:8079/done';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  /** Where the browser ends up. */
  async function browse(query: Readonly<Record<string, string>>): Promise<{ goal: URL; last: Answer }> {
    const begun = await tmi.call('GET', `/oauth2/authorize?${new URLSearchParams(query)}`);
    const { pathname, search } = new URL(begun.headers.get('location') ?? '');
    const last = await tmi.call('GET', pathname + search);
    return { goal: new URL(last.headers.get('location') ?? callback), last };
  }

  async function withPkce(): Promise<{ code: string; verifier: string; goal: URL }> {
    const verifier = randomBytes(32).toString('base64url');
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = { scope: 'openid', login_hint: 'alice', client_callback: callback, state: 'mine' };
    const { goal } = await browse({ ...query, code_challenge, code_challenge_method: 'S256' });
    return { code: goal.searchParams.get('code') ?? '', verifier, goal };
  }

  const exchange = (code: string, code_verifier: string, redirect_uri = callback) =>
    tmi.call('POST', '/oauth2/token', { body: { code, code_verifier, redirect_uri } });

  test('a login without PKCE brings tokens to the client', async () => {
    const query = { scope: 'openid', login_hint: 'alice', client_callback: callback, state: 'mine' };
    const { goal } = await browse(query);
    expect(goal.origin + goal.pathname).toBe(callback);
    expect(Object.fromEntries(goal.searchParams)).toMatchObject({ token_type: 'Bearer', state: 'mine' });
    const as = goal.searchParams.get('access_token') ?? '';
    expect(await tmi.call('GET', '/users/me', { as })).toMatchObject({ body: { provider_id: 'alice' } });
  });

  test('a login with PKCE brings a code, and the code brings tokens once', async () => {
    const { code, verifier, goal } = await withPkce();
    expect([...goal.searchParams.keys()].sort()).toEqual(['code', 'state']);
    expect(await exchange(code, verifier)).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect(await exchange(code, verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test.each([
    { what: 'another verifier', verifier: 'x'.repeat(43), redirect: callback },
    { what: 'another redirect_uri', verifier: undefined, redirect: 'http://127.0.0.1:8079/other' },
  ])('$what is refused, and uses the code up', async ({ verifier: wrong, redirect }) => {
    const { code, verifier } = await withPkce();
    expect(await exchange(code, wrong ?? verifier, redirect)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await exchange(code, verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a login can come back once', async () => {
    const begun = await tmi.call('GET', '/oauth2/authorize?scope=openid&login_hint=alice');
    const { pathname, search } = new URL(begun.headers.get('location') ?? '');
    expect(await tmi.call('GET', pathname + search)).toMatchObject({ status: 200 });
    expect(await tmi.call('GET', pathname + search)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: 'The state is unknown or expired' },
    });
  });

  test('nobody comes back as somebody else', async () => {
    const begun = await tmi.call('GET', '/oauth2/authorize?scope=openid&login_hint=alice');
    const { searchParams } = new URL(begun.headers.get('location') ?? '');
    const code = `test_auth_code_${Buffer.from('admin').toString('base64url')}`;
    const query = new URLSearchParams({ code, state: searchParams.get('state') ?? '' });
    expect(await tmi.call('GET', `/oauth2/callback?${query}`)).toMatchObject({
      status: 401,
      body: { error: 'access_denied' },
    });
  });

  test('a refresh token is good once; used again, it ends the session', async () => {
    const first = await tmi.login('erin');
    const refresh = (refresh_token: string) =>
      tmi.call('POST', '/oauth2/refresh', { body: { refresh_token } });
    const second = await refresh(first.refresh_token);
    expect(second).toMatchObject({ status: 200 });
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(await tmi.call('GET', '/users/me', { as: second.body })).toMatchObject({ status: 200 });
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant' },
    });
    expect(await refresh(second.body.refresh_token)).toMatchObject({ status: 401 });
    expect(await tmi.call('GET', '/users/me', { as: second.body })).toMatchObject({ status: 401 });
  });

  test('of many that use a refresh token at once, one finds it good', async () => {
    // Several times, because two requests that wait for each other do so in one order of locks only.
    for (let round = 0; round < 60; round += 1) {
      const { refresh_token } = await tmi.login('frank');
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => tmi.call('POST', '/oauth2/refresh', { body: { refresh_token } })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
    }
  });

  test('introspection tells of good tokens, and nothing of others', async () => {
    const session = await tmi.login('grace');
    const ask = (token: string) =>
      tmi.call('POST', '/oauth2/introspect', {
        body: new URLSearchParams({ token }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect(await ask(session.access_token)).toMatchObject({ body: { active: true, sub: 'grace' } });
    expect(await ask(session.refresh_token)).toMatchObject({ body: { active: true, sub: 'grace' } });
    expect((await ask('neither')).body).toEqual({ active: false });
    expect(await tmi.call('POST', '/oauth2/revoke', { as: session })).toMatchObject({
      status: 204,
      text: '',
    });
    expect((await ask(session.access_token)).body).toEqual({ active: false });
    expect((await ask(session.refresh_token)).body).toEqual({ active: false });
  });
});
