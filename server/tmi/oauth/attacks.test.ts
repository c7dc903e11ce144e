import { createHash, randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Answer, type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { deleteExpiredLogins } from './repository.ts';

const client = 'https://app.example/done';
const invalidToken = { error: 'unauthorized', error_description: 'Invalid authentication token' };

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    const CLIENT_CALLBACKS = 'https://app.example, https://shop.example/login/done, http://127.0.0.1:8079/';
    tmi = await startTmi({ DATABASE_URL: database.url, CLIENT_CALLBACKS });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const authorize = (query: Readonly<Record<string, string>>) =>
    tmi.call('GET', `/oauth2/authorize?${new URLSearchParams({ scope: 'openid', ...query })}`);

  const goalOf = ({ headers }: Answer) => new URL(headers.get('location') ?? '');

  async function code(): Promise<{ code: string; verifier: string }> {
    const verifier = randomBytes(32).toString('base64url');
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const challenge = { code_challenge, code_challenge_method: 'S256' };
    const { pathname, search } = goalOf(
      await authorize({ login_hint: 'alice', client_callback: client, ...challenge }),
    );
    const back = goalOf(await tmi.call('GET', pathname + search));
    return { code: back.searchParams.get('code') ?? '', verifier };
  }

  const exchange = (body: Readonly<Record<string, unknown>>, query = '') =>
    tmi.call('POST', `/oauth2/token${query}`, { body: { redirect_uri: client, ...body } });

  const isAlive = async (as: Session) => (await tmi.call('GET', '/users/me', { as })).status === 200;

  describe('a login ends nowhere but where the configuration says', () => {
    test.each([
      'https://evil.example/',
      'https://app.example.evil.example/done',
      'https://evil.example/https://app.example/',
      'https://evil.example/?https://app.example',
      'https://evil.example#https://app.example',
      'https://app.example@evil.example/',
      'https://app.example:443@evil.example/',
      'https://user:password@app.example/done',
      'http://app.example/done',
      'https://app.example:8443/done',
      'https://sub.app.example/done',
      'https://shop.example/',
      'https://shop.example/login/done/more',
      'https://shop.example/login/done/../../evil',
      'https://shop.example/login/%2e%2e/evil',
      'http://127.0.0.1:8080/',
      'http://127.0.0.1:8079/evil',
      'http://127.0.0.1.nip.example:8079/',
    ])('not at %s', async (client_callback) => {
      const answer = await authorize({ client_callback });
      expect(answer).toMatchObject({
        status: 400,
        body: { error: 'invalid_request', error_description: 'No login may end at this client_callback' },
      });
      expect(answer.headers.get('location')).toBeNull();
    });

    test.each([
      'https://app.example',
      'https://app.example/any/path?and=query',
      'https://APP.example:443/done',
      'https://shop.example/login/done?session=1',
      'http://127.0.0.1:8079/',
    ])('but at %s', async (client_callback) => {
      const { pathname, search } = goalOf(await authorize({ client_callback, login_hint: 'alice' }));
      const back = goalOf(await tmi.call('GET', pathname + search));
      expect(back.origin + back.pathname).toBe(
        new URL(client_callback).origin + new URL(client_callback).pathname,
      );
    });
  });

  describe('the state', () => {
    test('of the client is only handed back: it names no login', async () => {
      const begun = goalOf(
        await authorize({ login_hint: 'alice', client_callback: client, state: 'chosen' }),
      );
      const state = begun.searchParams.get('state');
      expect(state).toMatch(/^[\w-]{43}$/);
      const back = (value: string) =>
        tmi.call('GET', `/oauth2/callback?code=${begun.searchParams.get('code')}&state=${value}`);
      expect(await back('chosen')).toMatchObject({ status: 400 });
      const done = goalOf(await back(state ?? ''));
      expect(done.searchParams.get('state')).toBe('chosen');
    });

    test('is used up by an answer that is an error', async () => {
      const { pathname, search } = goalOf(await authorize({ login_hint: 'alice' }));
      expect(await tmi.call('GET', `${pathname}${search}&error=access_denied`)).toMatchObject({
        status: 401,
      });
      expect(await tmi.call('GET', pathname + search)).toMatchObject({ status: 400 });
    });

    test('that has expired names no login', async () => {
      const { pathname, search } = goalOf(await authorize({ login_hint: 'alice' }));
      const past = { expires_at: new Date(Date.now() - 1000).toISOString() };
      await tmi.app.storage.db.updateTable('login_attempts').set(past).execute();
      expect(await tmi.call('GET', pathname + search)).toMatchObject({ status: 400 });
    });
  });

  describe('PKCE cannot be argued away', () => {
    const challenge = createHash('sha256').update('x'.repeat(43)).digest('base64url');

    test.each<[string, Readonly<Record<string, string>>]>([
      ['with the challenge in the clear', { code_challenge: challenge, code_challenge_method: 'plain' }],
      ['with a challenge without a method', { code_challenge: challenge }],
      ['with a method without a challenge', { code_challenge_method: 'S256' }],
      ['with a challenge that is too short', { code_challenge: 'x', code_challenge_method: 'S256' }],
    ])('a login does not begin %s', async (_, query) => {
      expect(await authorize({ client_callback: client, ...query })).toMatchObject({
        status: 400,
        body: { error: 'invalid_request' },
      });
    });

    test('a login does not begin with a challenge, where there is no client to send a code to', async () => {
      const query = { code_challenge: challenge, code_challenge_method: 'S256' };
      expect(await authorize(query)).toMatchObject({
        status: 400,
        body: { error_description: 'client_callback is required' },
      });
    });

    test.each<[string, (verifier: string) => unknown]>([
      ['without a verifier', () => undefined],
      [
        'with the challenge as verifier',
        (verifier) => createHash('sha256').update(verifier).digest('base64url'),
      ],
      ['with an empty verifier', () => ''],
      ['with a verifier that is null', () => null],
      ['with a list of verifiers', (verifier) => [verifier]],
      ['with another verifier', () => 'y'.repeat(43)],
    ])('a code is not exchanged %s', async (_, change) => {
      const login = await code();
      const code_verifier = change(login.verifier);
      expect(await exchange({ code: login.code, code_verifier })).toMatchObject({ status: 400 });
    });
  });

  describe('a code that comes again', () => {
    test('ends the session that came of it, with every token', async () => {
      const { code: used, verifier } = await code();
      const { body } = await exchange({ code: used, code_verifier: verifier });
      expect(await isAlive(body)).toBe(true);
      expect(await exchange({ code: used, code_verifier: verifier })).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant' },
      });
      expect(await isAlive(body)).toBe(false);
      const refresh = { refresh_token: body.refresh_token };
      expect(await tmi.call('POST', '/oauth2/refresh', { body: refresh })).toMatchObject({ status: 401 });
    });

    test('does so whatever comes with it, and ends no other session', async () => {
      const [first, second] = [await code(), await code()];
      const mine = (await exchange({ code: first.code, code_verifier: first.verifier })).body;
      const other = (await exchange({ code: second.code, code_verifier: second.verifier })).body;
      await exchange({ code: first.code });
      expect([await isAlive(mine), await isAlive(other)]).toEqual([false, true]);
    });

    test('at once with itself is exchanged once at most, and leaves nobody logged in', async () => {
      const { code: used, verifier } = await code();
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => exchange({ code: used, code_verifier: verifier })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
      const winner = answers.find(({ status }) => status === 200);
      expect(await isAlive(winner?.body)).toBe(false);
    });

    test('to the name of another provider was no good the first time', async () => {
      const { code: used, verifier } = await code();
      expect(await exchange({ code: used, code_verifier: verifier }, '?idp=other')).toMatchObject({
        status: 400,
      });
    });
  });

  describe('a token names a key that is there, and nothing else', () => {
    const forged = async (header: object): Promise<string> => {
      const { privateKey } = await generateKeyPair('ES256');
      const { kid } = tmi.app.sessions.keys.signingKey();
      return new SignJWT({ sub: 'admin', idp: 'test', sid: 'x' })
        .setProtectedHeader({ alg: 'ES256', kid, ...header })
        .setIssuer(tmi.url)
        .setAudience(tmi.url)
        .setExpirationTime('1h')
        .sign(privateKey);
    };

    test.each<[string, object]>([
      ['SQL', { kid: "' or 1=1 --" }],
      ['a path', { kid: '../../dev/null' }],
      ['an address', { kid: 'https://evil.example/jwks.json' }],
      ['an object', { kid: { $ne: null } }],
      ['a list', { kid: ['a', 'b'] }],
      ['a number', { kid: 7 }],
      ['true', { kid: true }],
      ['null', { kid: null }],
      ['nothing', { kid: '' }],
      ['a character that no database keeps', { kid: 'a\u0000b' }],
      ['half a character', { kid: '\ud800' }],
      ['what every object has', { kid: 'constructor' }],
      ['the prototype', { kid: '__proto__' }],
      ['much', { kid: 'x'.repeat(4000) }],
    ])('%s as kid', async (_, header) => {
      const token = await forged(header);
      expect(await tmi.call('GET', '/users/me', { as: token })).toMatchObject({
        status: 401,
        body: invalidToken,
      });
      const asked = await tmi.call('POST', '/oauth2/introspect', {
        body: new URLSearchParams({ token }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(asked).toMatchObject({ status: 200, body: { active: false } });
    });

    test.each<[string, () => Promise<object>]>([
      [
        'a key of its own',
        async () => ({ jwk: await exportJWK((await generateKeyPair('ES256')).publicKey) }),
      ],
      ['an address of keys', async () => ({ jku: 'https://evil.example/jwks.json' })],
      ['an address of a certificate', async () => ({ x5u: 'https://evil.example/cert.pem' })],
    ])('not %s', async (_, header) => {
      const token = await forged(await header());
      expect(await tmi.call('GET', '/users/me', { as: token })).toMatchObject({
        status: 401,
        body: invalidToken,
      });
    });
  });

  describe('what is over is forgotten', () => {
    const past = new Date(Date.now() - 1000).toISOString();

    test('a session lasts as long as its tokens: refreshing prolongs it', async () => {
      const { db } = tmi.app.storage;
      const session = await tmi.login('heidi');
      const soon = new Date(Date.now() + 60_000).toISOString();
      await db.updateTable('sessions').set({ expires_at: soon }).execute();
      const { body } = await tmi.call('POST', '/oauth2/refresh', {
        body: { refresh_token: session.refresh_token },
      });
      const [sid] = await db.selectFrom('sessions').select('id').where('expires_at', '>', soon).execute();
      expect(sid).toBeDefined();
      await deleteExpiredLogins(db);
      expect(await isAlive(body)).toBe(true);
    });

    test('logins, codes and sessions go when their time is over, and not before', async () => {
      const { db } = tmi.app.storage;
      const tables = [
        'login_attempts',
        'login_codes',
        'used_login_codes',
        'saml_logouts',
        'sessions',
      ] as const;
      const counts = async () =>
        Promise.all(tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length));
      const leaveSome = async () => {
        await authorize({ login_hint: 'alice' });
        const { code: used, verifier } = await code();
        await exchange({ code: used, code_verifier: verifier });
        await code();
        const later = new Date(Date.now() + 60_000).toISOString();
        await db
          .insertInto('saml_logouts')
          .values({ id: randomBytes(8).toString('hex'), expires_at: later })
          .execute();
      };
      await leaveSome();
      const before = await counts();
      expect(before.every((count) => count > 0)).toBe(true);
      await deleteExpiredLogins(db);
      expect(await counts()).toEqual(before);
      // Sessions come last: what belongs to them goes with them.
      for (const [index, table] of tables.entries()) {
        await db.updateTable(table).set({ expires_at: past }).execute();
        await deleteExpiredLogins(db);
        expect({ table, left: (await counts())[index] }).toEqual({ table, left: 0 });
      }
    });
  });
});
