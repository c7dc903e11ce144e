import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { newId, secondsFromNow } from '../clock.ts';
import { failSilentOnes } from '../invocations/repository.ts';
import { type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { type Subscription, subscribe } from '../testing/webhook-server.ts';
import { clean } from './clean.ts';

const DAY = 86_400;
const ago = (days: number) => secondsFromNow(-days * DAY);

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let admin: Session;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({
      DATABASE_URL: database.url,
      WEBHOOK_WORKER: false,
      WEBHOOKS_PER_USER: 100,
      WEBHOOK_CHANGES_PER_MINUTE: 100,
      WEBHOOK_CHANGES_PER_DAY: 100,
    });
    admin = await tmi.login('admin');
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const run = () => clean(tmi.app.storage.db, tmi.app.config);
  const newSubscription = () => subscribe(tmi, admin, { url: 'https://receiver.example.com/' });

  async function statusOf({ id }: Subscription): Promise<string | undefined> {
    const { status, body } = await tmi.call('GET', `/webhooks/${id}`, { as: admin });
    return status === 404 ? undefined : body.status;
  }

  test.each([
    { what: 'was used lately', modified: 100, used: 80, ending: 'active' },
    { what: 'was verified lately', modified: 80, used: null, ending: 'active' },
    { what: 'was not used for long', modified: 200, used: 91, ending: 'pending_delete' },
    { what: 'was never used', modified: 91, used: null, ending: 'pending_delete' },
  ])('an active subscription that $what is $ending', async ({ modified, used, ending }) => {
    const subscription = await newSubscription();
    await tmi.app.storage.db
      .updateTable('webhooks')
      .set({
        status: 'active',
        modified_at: ago(modified),
        last_successful_use: used === null ? null : ago(used),
      })
      .where('id', '=', subscription.id)
      .execute();
    await run();
    expect(await statusOf(subscription)).toBe(ending);
  });

  test('a subscription that was given up can be seen for an hour, and is deleted then', async () => {
    const subscription = await newSubscription();
    for (const { minutes, ending } of [
      { minutes: 59, ending: 'pending_delete' },
      { minutes: 61, ending: undefined },
    ]) {
      await tmi.app.storage.db
        .updateTable('webhooks')
        .set({ status: 'pending_delete', modified_at: secondsFromNow(-minutes * 60) })
        .where('id', '=', subscription.id)
        .execute();
      await run();
      expect(await statusOf(subscription)).toBe(ending);
    }
  });

  test('deliveries can be looked up for a month, unless they still wait to be sent', async () => {
    const { id } = await newSubscription();
    const { db } = tmi.app.storage;
    const rows = [
      { status: 'delivered', age: 31, stays: false },
      { status: 'failed', age: 31, stays: false },
      { status: 'pending', age: 31, stays: true },
      { status: 'delivered', age: 29, stays: true },
    ] as const;
    const deliveries = rows.map(({ status, age, stays }) => ({ id: newId(), status, age, stays }));
    for (const delivery of deliveries)
      await db
        .insertInto('webhook_deliveries')
        .values({
          id: delivery.id,
          webhook_id: id,
          event_type: 'webhook.test',
          payload: '{}',
          status: delivery.status,
          attempts: 1,
          next_attempt_at: ago(0),
          claim: null,
          last_error: null,
          created_at: ago(delivery.age),
          delivered_at: null,
        })
        .execute();
    await run();
    const left = await db
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('webhook_id', '=', id)
      .execute();
    expect(left.map((row) => row.id).sort()).toEqual(
      deliveries
        .filter(({ stays }) => stays)
        .map((delivery) => delivery.id)
        .sort(),
    );
  });

  test('an invocation whose add-on is silent has failed after an hour, and is deleted after a week', async () => {
    const { id: webhook_id } = await newSubscription();
    const { db } = tmi.app.storage;
    const addon = (await tmi.call('POST', '/addons', { as: admin, body: { name: 'Mute', webhook_id } })).body;
    const model = (await tmi.call('POST', '/threat_models', { as: admin, body: { name: 'Mine' } })).body;
    const invoke = () =>
      tmi.call('POST', `/addons/${addon.id}/invoke`, { as: admin, body: { threat_model_id: model.id } });
    const silence = (id: string, seconds: number) =>
      db
        .updateTable('invocations')
        .set({ status_updated_at: secondsFromNow(-seconds) })
        .where('id', '=', id)
        .execute();
    const { body } = await invoke();
    const statusNow = async () =>
      (await tmi.call('GET', `/invocations/${body.invocation_id}`, { as: admin })).body.status;
    await silence(body.invocation_id, 3500);
    await failSilentOnes(db, 3600);
    expect(await statusNow()).toBe('pending');
    expect((await invoke()).status).toBe(429);
    expect((await tmi.call('DELETE', `/addons/${addon.id}`, { as: admin })).status).toBe(409);
    await silence(body.invocation_id, 3601);
    // It is in nobody's way, even before it is written down that it has failed.
    expect((await invoke()).status).toBe(202);
    await failSilentOnes(db, 3600);
    expect(await statusNow()).toBe('failed');
    await silence(body.invocation_id, 6 * DAY);
    await run();
    expect(await statusNow()).toBe('failed');
    await silence(body.invocation_id, 8 * DAY);
    await run();
    expect((await tmi.call('GET', `/invocations/${body.invocation_id}`, { as: admin })).status).toBe(404);
  });
});
