import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { startWebhookServer, subscribe, untilStatus, type WebhookServer } from '../testing/webhook-server.ts';

const ROUNDS = 5;
const PEOPLE = 6;

/** Subscriptions, add-ons and accounts come and go while events are stored and sent: nobody gets in a circle of locks. */
describe.each(databases)('on $kind', ({ open }) => {
  let tmi: WebhookServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startWebhookServer({
      DATABASE_URL: database.url,
      INVOCATIONS_AT_ONCE: 1000,
      INVOCATIONS_PER_HOUR: 1000,
    });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  test('whatever happens at once, no request fails', async () => {
    const admin = await tmi.login('admin');
    const statuses: string[] = [];
    const call: typeof tmi.call = async (method, path, options) => {
      const answer = await tmi.call(method, path, options);
      statuses.push(`${answer.status}`);
      return answer;
    };
    const { body: shared } = await call('POST', '/threat_models', {
      as: admin,
      body: {
        name: 'Shared',
        authorization: [{ principal_type: 'group', provider: '*', provider_id: 'everyone', role: 'writer' }],
      },
    });
    const life = async (name: string) => {
      const as = await tmi.login(name);
      const { body: own } = await call('POST', '/threat_models', { as, body: { name: 'Own' } });
      const all = await subscribe({ call }, as, { url: `${tmi.receiver.url}/${name}` });
      const one = await subscribe({ call }, as, {
        url: `${tmi.receiver.url}/${name}`,
        threat_model_id: shared.id,
      });
      await untilStatus({ call }, as, one, 'active');
      const { body: addon } = await call('POST', '/addons', {
        as: admin,
        body: { name: 'Assistant', webhook_id: all.id },
      });
      const threat = { as, body: { name: 'Spoofing' } };
      const invocation = { as: admin, body: { threat_model_id: shared.id } };
      await Promise.all([
        call('POST', `/threat_models/${shared.id}/threats`, threat),
        call('POST', `/threat_models/${own.id}/threats`, threat),
        call('POST', `/addons/${addon.id}/invoke`, invocation),
        call('POST', `/webhooks/${one.id}/test`, { as }),
      ]);
      const { body: deletion } = await call('DELETE', '/users/me', { as });
      await Promise.all([
        call('POST', `/threat_models/${shared.id}/threats`, { ...threat, as: admin }),
        call('POST', `/addons/${addon.id}/invoke`, invocation),
        call('DELETE', `/webhooks/${one.id}`, { as }),
        call('DELETE', `/users/me?challenge=${deletion.challenge}`, { as }),
        call('PATCH', `/threat_models/${own.id}`, { as, body: { name: 'Changed' } }),
        call('DELETE', `/addons/${addon.id}`, { as: admin }),
      ]);
    };
    for (let round = 0; round < ROUNDS; round += 1)
      await Promise.all(Array.from({ length: PEOPLE }, (_, at) => life(`someone-${round}-${at}`)));
    expect(statuses.length).toBeGreaterThan(ROUNDS * PEOPLE * 14);
    expect([...new Set(statuses)].filter((status) => status.startsWith('5'))).toEqual([]);
    const { db } = tmi.app.storage;
    const left = await db.selectFrom('webhooks').select('url').execute();
    expect(left).toEqual([]);
    expect(await db.selectFrom('webhook_deliveries').select('id').execute()).toEqual([]);
  });
});
