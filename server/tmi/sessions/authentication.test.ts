import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';
import type { NewClaims } from './access-token.ts';

const texts = {
  missing: 'Authentication required',
  invalid: 'Invalid authentication token',
  expired: 'Token has expired',
  stale: 'Your session is no longer valid. Please log in again.',
};

const HOUR = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let alice: Session;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
    alice = await tmi.login('alice');
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const part = (index: number) => alice.access_token.split('.')[index] ?? '';
  const claims = (): NewClaims => JSON.parse(Buffer.from(part(1), 'base64url').toString());
  const unsigned = (header: object) =>
    `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${part(1)}.`;

  const refused: readonly {
    readonly what: string;
    readonly authorization: () => string | undefined | Promise<string>;
    readonly text: keyof typeof texts;
  }[] = [
    { what: 'no header', authorization: () => undefined, text: 'missing' },
    { what: 'another scheme', authorization: () => 'Basic YWxpY2U6c2VjcmV0', text: 'invalid' },
    { what: 'no token', authorization: () => 'Bearer', text: 'invalid' },
    { what: 'something that is no token', authorization: () => 'Bearer not-a-token', text: 'invalid' },
    { what: 'two tokens', authorization: () => `Bearer ${alice.access_token} again`, text: 'invalid' },
    {
      what: 'a changed signature',
      authorization: () => `Bearer ${part(0)}.${part(1)}.${Buffer.alloc(64).toString('base64url')}`,
      text: 'invalid',
    },
    {
      what: 'a changed payload',
      authorization: () => {
        const changed = Buffer.from(JSON.stringify({ ...claims(), sub: 'bob' })).toString('base64url');
        return `Bearer ${part(0)}.${changed}.${part(2)}`;
      },
      text: 'invalid',
    },
    { what: 'no algorithm', authorization: () => `Bearer ${unsigned({ alg: 'none' })}`, text: 'invalid' },
    {
      what: 'the algorithm of a shared secret, signed with the public key',
      authorization: async () => {
        const { body } = await tmi.call('GET', '/.well-known/jwks.json');
        const secret = new TextEncoder().encode(JSON.stringify(body.keys[0]));
        const header = { alg: 'HS256', kid: body.keys[0].kid };
        return `Bearer ${await new SignJWT({ ...claims() }).setProtectedHeader(header).sign(secret)}`;
      },
      text: 'invalid',
    },
    {
      what: 'the signature of somebody else',
      authorization: async () => {
        const { privateKey } = await generateKeyPair('ES256');
        const { kid } = tmi.app.sessions.keys.signingKey();
        return `Bearer ${await new SignJWT({ ...claims() }).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey)}`;
      },
      text: 'invalid',
    },
    {
      what: 'another issuer',
      authorization: async () => {
        const { kid, key } = tmi.app.sessions.keys.signingKey();
        const token = new SignJWT({ ...claims() }).setProtectedHeader({ alg: 'ES256', kid });
        return `Bearer ${await token.setIssuer('https://elsewhere.example.com').sign(key)}`;
      },
      text: 'invalid',
    },
    {
      what: 'a time that is over',
      authorization: async () =>
        `Bearer ${await tmi.app.sessions.tokens.sign(claims(), seconds() - 2 * HOUR)}`,
      text: 'expired',
    },
    {
      what: 'a time that has not begun',
      authorization: async () => `Bearer ${await tmi.app.sessions.tokens.sign(claims(), seconds() + HOUR)}`,
      text: 'invalid',
    },
    {
      what: 'a revoked session',
      authorization: async () => {
        const session = await tmi.login('carol');
        await tmi.call('POST', '/oauth2/revoke', { as: session });
        return `Bearer ${session.access_token}`;
      },
      text: 'stale',
    },
    {
      what: 'a deleted user',
      authorization: async () => {
        const session = await tmi.login('dave');
        const { body } = await tmi.call('DELETE', '/users/me', { as: session });
        await tmi.call('DELETE', `/users/me?challenge=${body.challenge}`, { as: session });
        return `Bearer ${session.access_token}`;
      },
      text: 'stale',
    },
  ];

  test.each(refused)('$what is refused', async ({ authorization, text }) => {
    const value = await authorization();
    const headers: Record<string, string> = value === undefined ? {} : { authorization: value };
    const answer = await tmi.call('GET', '/threat_models', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toEqual({ error: 'unauthorized', error_description: texts[text] });
  });

  test('the name of the scheme has no case', async () => {
    const headers = { authorization: `bEARER ${alice.access_token}` };
    expect(await tmi.call('GET', '/threat_models', { headers })).toMatchObject({ status: 200 });
  });

  test('tokens of a key that was replaced stay good', async () => {
    await tmi.app.sessions.keys.rotate(tmi.app.storage.db);
    expect(await tmi.call('GET', '/users/me', { as: alice })).toMatchObject({ status: 200 });
    expect(await tmi.call('GET', '/users/me', { as: await tmi.login('alice') })).toMatchObject({
      status: 200,
    });
    const { body } = await tmi.call('GET', '/.well-known/jwks.json');
    expect(body.keys).toHaveLength(2);
    for (const key of body.keys) expect(Object.keys(key)).not.toContain('d');
  });
});
