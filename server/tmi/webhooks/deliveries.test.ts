import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import type { Arrival, Receiver } from '../../testing/receiver.ts';
import type { Session } from '../testing/tmi-server.ts';
import { startWebhookServer, subscribe, untilStatus, type WebhookServer } from '../testing/webhook-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: WebhookServer;
  let receiver: Receiver;
  let drop: () => Promise<void>;
  let alice: Session;
  let bob: Session;
  let paths = 0;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startWebhookServer({ DATABASE_URL: database.url, WEBHOOK_FAILURE_LIMIT: 3 });
    receiver = tmi.receiver;
    alice = await tmi.login('alice');
    bob = await tmi.login('bob');
  });

  afterEach(() => {
    receiver.reply = () => undefined;
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  /** An address of the receiver that no other test uses. */
  function newPath(): string {
    paths += 1;
    return `/hook-${paths}`;
  }

  async function active(as: Session, more: { readonly [member: string]: unknown } = {}) {
    const path = newPath();
    const subscription = await subscribe(tmi, as, { ...more, url: receiver.url + path });
    await untilStatus(tmi, as, subscription, 'active');
    return { ...subscription, path };
  }

  const at = (path: string) => receiver.arrivals.filter((arrival) => arrival.path === path);
  const until = (path: string, count: number) => receiver.next((arrival) => arrival === at(path)[count - 1]);

  async function make(path: string, body: object, as = alice): Promise<{ readonly id: string }> {
    const answer = await tmi.call('POST', path, { as, body });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  const newModel = (as = alice) => make('/threat_models', { name: 'Model', description: 'Ours' }, as);

  /** What came, once nothing waits to be sent any more: whatever a request causes is queued when it is answered. */
  async function settled(
    hook: { readonly id: string; readonly path: string },
    as = alice,
  ): Promise<Arrival[]> {
    const patience = Date.now() + 10_000;
    for (;;) {
      const { body } = await tmi.call('GET', `/webhooks/deliveries?subscription_id=${hook.id}&limit=100`, {
        as,
      });
      if (body.every(({ status }: { status: string }) => status !== 'pending')) return at(hook.path);
      if (Date.now() > patience) throw new Error('something still waits to be sent');
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  async function deliveryOf({ id }: { readonly id: string }, as = alice) {
    const { body } = await tmi.call('GET', `/webhooks/deliveries?subscription_id=${id}`, { as });
    return body;
  }

  async function untilDelivery(
    subscription: { readonly id: string },
    isWanted: (delivery: { readonly status: string; readonly attempts: number }) => boolean,
    as = alice,
  ) {
    const patience = Date.now() + 10_000;
    for (;;) {
      const [delivery] = await deliveryOf(subscription, as);
      if (delivery && isWanted(delivery)) return delivery;
      if (Date.now() > patience) throw new Error(`the delivery is still ${JSON.stringify(delivery)}`);
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  test('a receiver is challenged once, and the subscription is active when it meets the challenge', async () => {
    const { id, path, challenge } = await active(alice);
    const [first, ...others] = receiver.challenges.filter((arrival) => arrival.path === path);
    expect(others).toEqual([]);
    expect(first?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'TMI-Webhook/1.0',
      'x-webhook-event': 'webhook.challenge',
      'x-webhook-challenge': challenge,
      'x-webhook-subscription-id': id,
    });
    expect(first?.body).toEqual({ type: 'webhook.challenge', challenge });
    const { body } = await tmi.call('GET', `/webhooks/${id}`, { as: alice });
    expect(body).toMatchObject({ status: 'active', challenges_sent: 1 });
  });

  test.each([
    { what: 'fails', reply: { status: 500 } },
    { what: 'says nothing', reply: { status: 200 } },
    { what: 'sends another challenge back', reply: { status: 200, body: '{"challenge":"another"}' } },
    { what: 'redirects', reply: { status: 307, headers: { location: '/elsewhere' } } },
  ])('a receiver that $what is challenged three times, and never hears of anything', async ({ reply }) => {
    const path = newPath();
    receiver.reply = (arrival) => (arrival.path === path ? reply : undefined);
    const subscription = await subscribe(tmi, alice, { url: receiver.url + path });
    const test = await tmi.call('POST', `/webhooks/${subscription.id}/test`, { as: alice });
    expect(test.status).toBe(202);
    await newModel();
    await untilStatus(tmi, alice, subscription, 'pending_delete');
    expect(receiver.challenges.filter((arrival) => arrival.path === path)).toHaveLength(3);
    expect(await untilDelivery(subscription, ({ status }) => status === 'failed')).toMatchObject({
      id: test.body.delivery_id,
      last_error: 'The subscription is disabled',
    });
    expect(await deliveryOf(subscription)).toHaveLength(1);
    expect(at(path)).toEqual([]);
    expect(receiver.challenges.some((arrival) => arrival.path === '/elsewhere')).toBe(false);
  });

  test('a delivery is signed over its very bytes', async () => {
    const { id, secret, path } = await active(alice);
    const model = await make('/threat_models', { name: 'Zahlungsverkehr – für alle 💶' });
    const arrival = await until(path, 1);
    expect(arrival.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'TMI-Webhook/1.0',
      'x-webhook-event': 'threat_model.created',
      'x-webhook-subscription-id': id,
      'x-webhook-signature': `sha256=${createHmac('sha256', secret).update(arrival.bytes).digest('hex')}`,
    });
    expect(arrival.body).toMatchObject({
      event_type: 'threat_model.created',
      threat_model_id: model.id,
      resource_id: model.id,
      resource_type: 'threat_model',
      data: { name: 'Zahlungsverkehr – für alle 💶', description: null },
    });
    const delivery = await untilDelivery({ id }, ({ status }) => status === 'delivered');
    expect(delivery).toMatchObject({
      id: arrival.headers['x-webhook-delivery-id'],
      attempts: 1,
      last_error: null,
      next_retry_at: null,
      payload: arrival.body,
    });
    const { body } = await tmi.call('GET', `/webhooks/${id}`, { as: alice });
    expect(body.last_successful_use).toBe(delivery.delivered_at);
  });

  test('every kind of event is told once', async () => {
    const hook = await active(bob);
    const { id } = await newModel(bob);
    const model = `/threat_models/${id}`;
    const patched = { as: bob, body: { name: 'Renamed' } };
    const families = {
      threats: { name: 'Spoofing' },
      documents: { name: 'Plan', uri: 'https://example.com/plan' },
      sources: { uri: 'https://example.com/code.git' },
      diagrams: { name: 'Flow', type: 'DFD-1.0.0', cells: [] },
    };
    await tmi.call('PATCH', model, patched);
    for (const [family, body] of Object.entries(families)) {
      const child = await make(`${model}/${family}`, body, bob);
      const replaced = await tmi.call('PUT', `${model}/${family}/${child.id}`, { as: bob, body });
      expect(replaced.status).toBe(200);
      await tmi.call('DELETE', `${model}/${family}/${child.id}`, { as: bob });
    }
    const entry = { key: 'tier', value: 'one' };
    await make(`${model}/metadata`, entry, bob);
    await tmi.call('PUT', `${model}/metadata/tier`, { as: bob, body: { value: 'two' } });
    await tmi.call('DELETE', `${model}/metadata/tier`, { as: bob });
    await tmi.call('DELETE', model, { as: bob });
    const told = (await settled(hook, bob)).map(({ headers }) => headers['x-webhook-event']);
    const objects = ['threat_model', 'threat', 'document', 'source', 'diagram', 'metadata'];
    const expected = objects.flatMap((object) =>
      ['created', 'updated', 'deleted'].map((verb) => `${object}.${verb}`),
    );
    expect(told.sort()).toEqual(expected.sort());
  });

  test('what was not committed is not told', async () => {
    const hook = await active(alice);
    const twice = [
      { provider_id: 'x@example.com', role: 'reader' },
      { provider_id: 'x@example.com', role: 'reader' },
    ];
    const { id } = await newModel();
    const answer = await tmi.call('PUT', `/threat_models/${id}`, {
      as: alice,
      body: { name: 'Never', metadata: [], authorization: twice },
    });
    expect(answer.status).toBe(409);
    const lost = await tmi.call('PATCH', `/threat_models/${id}`, {
      as: alice,
      body: { name: 'Lost' },
      headers: {
        'x-assay-fault': 'storage-error:after',
        'x-assay-fault-secret': 'the fault secret of the tests',
      },
    });
    expect(lost.status).toBe(500);
    const told = await settled(hook);
    expect(told.map(({ body }) => body.event_type)).toEqual(['threat_model.created']);
  });

  test('only what was subscribed to is told', async () => {
    const hook = await active(alice, { events: ['threat_model.created', 'document.created'] });
    const { id } = await newModel();
    await make(`/threat_models/${id}/threats`, { name: 'Tampering' });
    await make(`/threat_models/${id}/documents`, { name: 'Plan', uri: 'https://example.com/plan' });
    const told = (await settled(hook)).map(({ body }) => body.event_type);
    expect(told.sort()).toEqual(['document.created', 'threat_model.created']);
  });

  test('a failed delivery is tried again later, with the same id and the same bytes', async () => {
    const { id, path } = await active(alice);
    receiver.reply = (arrival) =>
      arrival.path === path && at(path).length < 3 ? { status: 503, body: 'later, please' } : undefined;
    await newModel();
    await until(path, 1);
    const waiting = await untilDelivery({ id }, ({ attempts }) => attempts === 1);
    expect(waiting.status).toBe('pending');
    await until(path, 3);
    const [first, second, third] = at(path) as [Arrival, Arrival, Arrival];
    expect(new Set([first, second, third].map(({ headers }) => headers['x-webhook-delivery-id'])).size).toBe(
      1,
    );
    expect(second.bytes.equals(first.bytes) && third.bytes.equals(first.bytes)).toBe(true);
    expect(third.headers['x-webhook-signature']).toBe(first.headers['x-webhook-signature']);
    expect(second.at - first.at).toBeGreaterThanOrEqual(100);
    expect(third.at - second.at).toBeGreaterThanOrEqual(300);
    const arrived = await untilDelivery({ id }, ({ status }) => status === 'delivered');
    expect(arrived).toMatchObject({ attempts: 3, last_error: null });
    const { body } = await tmi.call('GET', `/webhooks/${id}`, { as: alice });
    expect(body.publication_failures).toBe(0);
  });

  test('a subscription whose deliveries fail again and again is disabled, and then it is silent', async () => {
    const subscription = await active(alice);
    const { id, path } = subscription;
    receiver.reply = (arrival) => (arrival.path === path ? { status: 500, body: 'broken\0' } : undefined);
    for (const failures of [1, 2, 3]) {
      await newModel();
      const [delivery] = await deliveryOf({ id });
      const failed = await untilDelivery({ id }, ({ status }) => status === 'failed');
      expect(failed).toMatchObject({ id: delivery.id, attempts: 3, last_error: 'HTTP 500: broken�' });
      expect(at(path)).toHaveLength(3 * failures);
      const { body } = await tmi.call('GET', `/webhooks/${id}`, { as: alice });
      expect(body.publication_failures).toBe(failures);
    }
    await untilStatus(tmi, alice, subscription, 'pending_delete');
    const before = await deliveryOf({ id });
    await newModel();
    expect(await deliveryOf({ id })).toEqual(before);
    expect(at(path)).toHaveLength(9);
  });

  test('a redirect is a failure, and nothing goes where it leads', async () => {
    const { id, path } = await active(alice);
    receiver.reply = (arrival) =>
      arrival.path === path
        ? { status: 308, headers: { location: `${receiver.url}/redirected` } }
        : undefined;
    await newModel();
    const failed = await untilDelivery({ id }, ({ status }) => status === 'failed');
    expect(failed.last_error).toBe('HTTP 308: ');
    expect(at('/redirected')).toEqual([]);
  });

  test('nothing comes after a subscription is deleted, not even what was queued before', async () => {
    const { id, path } = await active(alice);
    const control = await active(alice);
    receiver.reply = (arrival) => (arrival.path === path ? { status: 500 } : undefined);
    await newModel();
    await until(path, 1);
    expect(await tmi.call('DELETE', `/webhooks/${id}`, { as: alice })).toMatchObject({ status: 204 });
    const heard = at(path).length;
    await newModel();
    // Longer than both pauses, while others hear on.
    await new Promise((wake) => setTimeout(wake, 600));
    expect(await settled(control)).toHaveLength(2);
    expect(at(path)).toHaveLength(heard);
  });

  test('nothing comes after the subscriber has deleted the account', async () => {
    const carol = await tmi.login('carol');
    const { path } = await active(carol);
    const shared = { name: 'Shared', authorization: [{ provider_id: 'alice', role: 'owner' }] };
    const { id } = await make('/threat_models', shared, carol);
    await until(path, 1);
    receiver.reply = (arrival) => (arrival.path === path ? { status: 500 } : undefined);
    await tmi.call('PATCH', `/threat_models/${id}`, { as: carol, body: { name: 'Tried again and again' } });
    await until(path, 2);
    const { body } = await tmi.call('DELETE', '/users/me', { as: carol });
    const deleted = await tmi.call('DELETE', `/users/me?challenge=${body.challenge}`, { as: carol });
    expect(deleted.status).toBe(204);
    const heard = at(path).length;
    const renamed = await tmi.call('PATCH', `/threat_models/${id}`, { as: alice, body: { name: 'Alone' } });
    expect(renamed.status).toBe(200);
    await new Promise((wake) => setTimeout(wake, 600));
    expect(at(path)).toHaveLength(heard);
    const rows = await tmi.app.storage.db
      .selectFrom('webhook_deliveries')
      .leftJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
      .select('webhook_deliveries.id')
      .where('webhooks.id', 'is', null)
      .execute();
    expect(rows).toEqual([]);
  });

  test('a subscriber to the threat model of somebody else hears of it as long as they may read it', async () => {
    const { id } = await make('/threat_models', {
      name: 'Shared',
      authorization: [{ provider_id: 'bob', role: 'reader' }],
    });
    const { path } = await active(bob, { threat_model_id: id });
    await make(`/threat_models/${id}/threats`, { name: 'First' });
    expect((await until(path, 1)).body).toMatchObject({ event_type: 'threat.created', threat_model_id: id });
    const removed = await tmi.call('PATCH', `/threat_models/${id}`, {
      as: alice,
      body: { authorization: [] },
    });
    expect(removed.status).toBe(200);
    await make(`/threat_models/${id}/threats`, { name: 'Second' });
    const queued = await tmi.app.storage.db
      .selectFrom('webhook_deliveries')
      .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
      .select('webhook_deliveries.event_type')
      .where('webhooks.url', 'like', `%${path}`)
      .execute();
    expect(queued).toEqual([{ event_type: 'threat.created' }]);
  });

  test('that a threat model is gone is the last that its subscribers hear', async () => {
    const { id } = await newModel();
    const { path } = await active(alice, { threat_model_id: id });
    await tmi.call('DELETE', `/threat_models/${id}`, { as: alice });
    const last = await until(path, 1);
    expect(last.body).toMatchObject({
      event_type: 'threat_model.deleted',
      threat_model_id: id,
      data: { name: 'Model' },
    });
    await newModel();
    expect(at(path)).toHaveLength(1);
  });

  test('a receiver that is slow does not keep others waiting', async () => {
    const slow = await active(alice);
    const quick = await active(alice);
    let isReleased = false;
    const released: (() => void)[] = [];
    receiver.reply = async (arrival) => {
      if (arrival.path === slow.path && !isReleased) await new Promise<void>((wake) => released.push(wake));
      return { status: 204 };
    };
    for (const _ of Array(12)) await newModel();
    await until(quick.path, 12);
    expect(at(slow.path)).toHaveLength(4);
    isReleased = true;
    for (const release of released) release();
    await until(slow.path, 12);
  });
});
