import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url, DELETION_CHALLENGE_SECONDS: 1 });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const challenge = async (as: Session) => (await tmi.call('DELETE', '/users/me', { as })).body.challenge;
  const remove = (as: Session, text: string) => tmi.call('DELETE', `/users/me?challenge=${text}`, { as });
  const share = async (as: Session, name: string, authorization: readonly object[]) =>
    (await tmi.call('POST', '/threat_models', { as, body: { name, authorization } })).body.id;
  const invalid = {
    status: 400,
    body: { error: 'invalid_challenge', error_description: 'Invalid or expired challenge' },
  };

  test('threat models pass to another owner, or go; other people keep theirs', async () => {
    const alice = await tmi.login('alice');
    const bob = await tmi.login('bob');
    const passed = await share(alice, 'Ours', [{ provider_id: 'bob', role: 'owner' }]);
    const gone = await share(alice, 'Mine', [{ provider_id: 'bob', role: 'writer' }]);
    const kept = await share(bob, 'Theirs', [{ provider_id: 'alice', role: 'owner' }]);
    expect(await remove(alice, await challenge(alice))).toMatchObject({ status: 204, text: '' });
    expect(await tmi.call('GET', `/threat_models/${passed}`, { as: bob })).toMatchObject({
      status: 200,
      body: { owner: { provider_id: 'bob' }, authorization: [{ provider_id: 'bob' }] },
    });
    expect(await tmi.call('GET', `/threat_models/${gone}`, { as: bob })).toMatchObject({ status: 404 });
    expect(await tmi.call('GET', `/threat_models/${kept}`, { as: bob })).toMatchObject({
      status: 200,
      body: { authorization: [{ provider_id: 'bob' }] },
    });
    const again = await tmi.login('alice');
    expect((await tmi.call('GET', '/threat_models', { as: again })).body).toEqual([]);
    expect(
      await tmi.call('POST', '/oauth2/refresh', { body: { refresh_token: alice.refresh_token } }),
    ).toMatchObject({ status: 401 });
  });

  test.each([
    { what: 'a wrong one', text: async () => 'wrong-challenge' },
    {
      what: 'the one of somebody else',
      text: async () => challenge(await tmi.login('mallory')),
    },
    {
      what: 'one that is over',
      text: async (as: Session) => {
        const text = await challenge(as);
        await new Promise((resolve) => setTimeout(resolve, 1100));
        return text;
      },
    },
    {
      what: 'one that was replaced',
      text: async (as: Session) => {
        const text = await challenge(as);
        await challenge(as);
        return text;
      },
    },
  ])('$what deletes nothing', async ({ text }) => {
    const as = await tmi.login('carol');
    expect(await remove(as, await text(as))).toMatchObject(invalid);
    expect(await tmi.call('GET', '/users/me', { as })).toMatchObject({ status: 200 });
  });

  test('a challenge is good for one try', async () => {
    const as = await tmi.login('carol');
    const text = await challenge(as);
    expect(await remove(as, 'wrong-challenge')).toMatchObject(invalid);
    expect(await remove(as, text)).toMatchObject(invalid);
  });
});
