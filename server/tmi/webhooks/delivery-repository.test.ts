import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { newId, now, secondsFromNow } from '../clock.ts';
import { configFrom } from '../config.ts';
import { welcome } from '../people/repository.ts';
import { openTmiStorage } from '../storage/open.ts';
import type { Storage } from '../storage/tables.ts';
import type { WebhookRow, WebhookStatus } from '../storage/webhook-tables.ts';
import { type ClaimedDelivery, claimDelivery, findDelivery, finishAttempt } from './delivery-repository.ts';
import { queueDelivery } from './outbox.ts';
import { insertWebhook } from './repository.ts';

const LEASE = 60;

describe.each(databases)('on $kind', ({ open }) => {
  let storage: Storage;
  let drop: () => Promise<void>;
  let ownerId: string;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    storage = await openTmiStorage(
      configFrom({ DATABASE_URL: database.url, DATABASE_CONNECTIONS: 20, LOG_LEVEL: 'silent' }, {}),
    );
    const person = { provider: 'test', providerId: 'alice', displayName: 'Alice', email: 'alice@test.tmi' };
    ownerId = (await welcome(storage.db, { ...person, groups: [] })).id;
  });

  afterAll(async () => {
    await storage.close();
    await drop();
  });

  async function subscription(status: WebhookStatus): Promise<string> {
    const moment = now();
    const row: WebhookRow = {
      id: newId(),
      owner_id: ownerId,
      threat_model_id: null,
      name: 'Hook',
      url: 'https://example.com/',
      events: '["*"]',
      secret: '',
      challenge: '',
      status,
      challenges_sent: 0,
      next_challenge_at: moment,
      last_successful_use: null,
      publication_failures: 0,
      created_at: moment,
      modified_at: moment,
    };
    await insertWebhook(storage.db, row);
    return row.id;
  }

  const queue = (webhookId: string) =>
    queueDelivery(storage.db, { webhookId, eventType: 'webhook.test', payload: {} });

  const claim = (busy: readonly string[] = []) => claimDelivery(storage.db, LEASE, busy);

  async function claimed(): Promise<ClaimedDelivery> {
    const delivery = await claim();
    if (!delivery) throw new Error('nothing is due');
    return delivery;
  }

  test('of many who claim at once, nobody gets what another has', async () => {
    const webhookId = await subscription('active');
    const ids = await Promise.all(Array.from({ length: 30 }, () => queue(webhookId)));
    const claims = await Promise.all(Array.from({ length: 120 }, () => claim()));
    const taken = claims.flatMap((delivery) => (delivery ? [delivery.id] : []));
    // Whoever met a lock came away with something else or with nothing; what is left is still due.
    for (let more = await claim(); more; more = await claim()) taken.push(more.id);
    expect(taken.sort()).toEqual(ids.sort());
  });

  test('what has been due for longest comes first, and a busy subscription is passed over', async () => {
    const [busy, idle] = [await subscription('active'), await subscription('active')];
    const first = await queue(busy);
    await new Promise((wake) => setTimeout(wake, 2));
    const second = await queue(idle);
    expect((await claim([busy]))?.id).toBe(second);
    expect((await claim([busy]))?.id).toBeUndefined();
    expect((await claim())?.id).toBe(first);
  });

  test('nothing is claimed for a receiver that is not verified, and what is for a disabled one can be given up', async () => {
    await queue(await subscription('pending_verification'));
    expect(await claim()).toBeUndefined();
    const id = await queue(await subscription('pending_delete'));
    expect((await claim())?.id).toBe(id);
  });

  test('who took too long may not say how it went, because somebody else is at it', async () => {
    const id = await queue(await subscription('active'));
    const late = await claimed();
    expect(await claim()).toBeUndefined();
    await storage.db
      .updateTable('webhook_deliveries')
      .set({ next_attempt_at: secondsFromNow(-1) })
      .where('id', '=', id)
      .execute();
    const heir = await claimed();
    expect({ id: heir.id, attempts: heir.attempts }).toEqual({ id, attempts: 2 });
    expect(await finishAttempt(storage.db, late, { status: 'failed', last_error: 'late' })).toBe(false);
    expect(await findDelivery(storage.db, id)).toMatchObject({ status: 'pending', last_error: null });
    expect(await finishAttempt(storage.db, heir, { status: 'delivered', last_error: null })).toBe(true);
    expect(await findDelivery(storage.db, id)).toMatchObject({ status: 'delivered', claim: null });
    expect(await claim()).toBeUndefined();
  });
});
