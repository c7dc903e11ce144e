import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { databases } from '../../testing/databases.ts';
import type { Session } from '../testing/tmi-server.ts';
import {
  type Subscription,
  startWebhookServer,
  subscribe,
  untilStatus,
  type WebhookServer,
} from '../testing/webhook-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: WebhookServer;
  let drop: () => Promise<void>;
  let admin: Session;
  let hook: Subscription;
  let people = 0;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startWebhookServer({ DATABASE_URL: database.url, INVOCATIONS_PER_HOUR: 3 });
    admin = await tmi.login('admin');
    hook = await subscribe(tmi, admin, { url: `${tmi.receiver.url}/addon` });
    await untilStatus(tmi, admin, hook, 'active');
  });

  afterEach(() => {
    tmi.receiver.reply = () => undefined;
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  /** Somebody who has not invoked anything yet, with a threat model. */
  async function somebody() {
    people += 1;
    const as = await tmi.login(`caller-${people}`);
    const { body } = await tmi.call('POST', '/threat_models', { as, body: { name: 'Mine' } });
    return { as, threat_model_id: String(body.id), name: `caller-${people}` };
  }

  async function offer(more: object = {}) {
    const body = { name: 'Assistant', webhook_id: hook.id, ...more };
    return (await tmi.call('POST', '/addons', { as: admin, body })).body;
  }

  const invoke = (addon: { readonly id: string }, as: Session, body: object) =>
    tmi.call('POST', `/addons/${addon.id}/invoke`, { as, body });

  /** Says something of an invocation, as its add-on. */
  function report(id: string, body: object, secret = hook.secret) {
    const text = JSON.stringify(body);
    const signature = createHmac('sha256', secret).update(text).digest('hex');
    const headers = { 'x-webhook-signature': `sha256=${signature}` };
    return tmi.call('POST', `/invocations/${id}/status`, { body: text, headers });
  }

  async function untilInvocation(id: string, as: Session, status: string) {
    return vi.waitFor(
      async () => {
        const { body } = await tmi.call('GET', `/invocations/${id}`, { as });
        expect(body.status).toBe(status);
        return body;
      },
      { timeout: 5000, interval: 10 },
    );
  }

  test('what an administrator offers, everybody sees until it is deleted', async () => {
    const { as } = await somebody();
    const body = {
      name: 'STRIDE assistant',
      webhook_id: hook.id,
      description: 'Suggests threats',
      icon: 'material-symbols:security',
      objects: ['threat_model', 'diagram'],
    };
    const created = await tmi.call('POST', '/addons', { as: admin, body });
    expect(created).toMatchObject({ status: 201, body: { ...body, threat_model_id: null } });
    const path = `/addons/${created.body.id}`;
    expect(created.headers.get('location')).toBe(path);
    expect((await tmi.call('GET', path, { as })).body).toEqual(created.body);
    const list = await tmi.call('GET', '/addons?limit=1', { as });
    expect(list.body).toEqual([created.body]);
    expect(await tmi.call('DELETE', path, { as })).toMatchObject({
      status: 403,
      body: { error: 'forbidden', error_description: 'Administrator access required' },
    });
    expect(await tmi.call('DELETE', path, { as: admin })).toMatchObject({ status: 204, text: '' });
    expect(await tmi.call('GET', path, { as })).toMatchObject({
      status: 404,
      body: { error_description: 'Add-on not found' },
    });
  });

  test('only administrators offer add-ons', async () => {
    const { as } = await somebody();
    const body = { name: 'Mine', webhook_id: hook.id };
    expect(await tmi.call('POST', '/addons', { as, body })).toMatchObject({
      status: 403,
      body: { error: 'forbidden', error_description: 'Administrator access required' },
    });
  });

  test.each([
    { what: 'webhook', change: { webhook_id: randomUUID() }, says: 'subscription not found' },
    { what: 'threat model', change: { threat_model_id: randomUUID() }, says: 'Threat model not found' },
  ])('an add-on needs a $what that is there', async ({ change, says }) => {
    const body = { name: 'Lost', webhook_id: hook.id, ...change };
    expect(await tmi.call('POST', '/addons', { as: admin, body })).toMatchObject({
      status: 404,
      body: { error: 'not_found', error_description: says },
    });
  });

  test('an invocation goes to the add-on, which says how far it has come', async () => {
    const { as, threat_model_id, name } = await somebody();
    const addon = await offer({ objects: ['threat_model'] });
    const request = { threat_model_id, object_type: 'threat_model', payload: { depth: 'full' } };
    const queued = await invoke(addon, as, request);
    expect(queued).toMatchObject({ status: 202, body: { status: 'pending' } });
    const { invocation_id: id, delivery_id } = queued.body;
    expect(delivery_id).toBe(id);

    const arrival = await tmi.receiver.next(({ headers }) => headers['x-invocation-id'] === id);
    expect(arrival.headers).toMatchObject({
      'user-agent': 'TMI-Addon-Worker/1.0',
      'x-webhook-event': 'addon.invoked',
      'x-webhook-delivery-id': id,
      'x-addon-id': addon.id,
      'x-webhook-signature': `sha256=${createHmac('sha256', hook.secret).update(arrival.bytes).digest('hex')}`,
    });
    expect(arrival.body).toEqual({
      ...request,
      event_type: 'addon.invoked',
      invocation_id: id,
      addon_id: addon.id,
      timestamp: queued.body.created_at,
      callback_url: `${tmi.url}/invocations/${id}/status`,
    });
    const running = await untilInvocation(id, as, 'in_progress');
    expect(running).toMatchObject({
      addon_id: addon.id,
      threat_model_id,
      object_type: 'threat_model',
      object_id: null,
      payload: '{"depth":"full"}',
      status_percent: 0,
      invoked_by: { provider_id: name },
    });
    const half = { status: 'in_progress', status_percent: 50, status_message: 'Halfway' };
    expect(await report(id, half)).toMatchObject({
      status: 200,
      body: { id, status: 'in_progress', status_percent: 50 },
    });
    expect(await report(id, { status: 'completed' })).toMatchObject({
      status: 200,
      body: { status: 'completed', status_percent: 100 },
    });
    expect(await report(id, { status: 'failed' })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        error_description: 'An invocation that is completed or failed cannot be updated',
      },
    });
    expect((await tmi.call('GET', `/invocations/${id}`, { as })).body.status).toBe('completed');
    expect(await tmi.call('GET', `/webhooks/deliveries/${id}`, { as: admin })).toMatchObject({
      body: { event_type: 'addon.invoked', status: 'delivered', subscription_id: hook.id },
    });
  });

  test('an add-on that does not take the invocation is asked once, and the invocation has failed', async () => {
    const { as, threat_model_id } = await somebody();
    const addon = await offer();
    tmi.receiver.reply = () => ({ status: 503, body: 'tired' });
    const { body } = await invoke(addon, as, { threat_model_id });
    const failed = await untilInvocation(body.invocation_id, as, 'failed');
    expect(failed.status_message).toBe('HTTP 503: tired');
    // Longer than the pauses after which other deliveries are tried again.
    await new Promise((wake) => setTimeout(wake, 500));
    const asked = tmi.receiver.arrivals.filter(
      ({ headers }) => headers['x-invocation-id'] === body.invocation_id,
    );
    expect(asked).toHaveLength(1);
  });

  test('what an add-on says while it is being asked counts for more than that it was asked', async () => {
    const { as, threat_model_id } = await somebody();
    tmi.receiver.reply = async ({ body }) => {
      await report(body.invocation_id, { status: 'completed' });
      return { status: 500 };
    };
    const { body } = await invoke(await offer(), as, { threat_model_id });
    await untilInvocation(body.invocation_id, as, 'completed');
    await vi.waitFor(async () => {
      const delivery = await tmi.call('GET', `/webhooks/deliveries/${body.invocation_id}`, { as: admin });
      expect(delivery.body.status).toBe('failed');
    });
    await untilInvocation(body.invocation_id, as, 'completed');
  });

  test.each([
    { what: 'no signature', signature: undefined, says: 'Missing webhook signature' },
    { what: 'no hash', signature: 'sha256=', says: 'Invalid webhook signature' },
    {
      what: 'a hash of something else',
      signature: `sha256=${'0'.repeat(64)}`,
      says: 'Invalid webhook signature',
    },
  ])('news with $what are refused', async ({ signature, says }) => {
    const { as, threat_model_id } = await somebody();
    const { body } = await invoke(await offer(), as, { threat_model_id });
    const answer = await tmi.call('POST', `/invocations/${body.invocation_id}/status`, {
      body: { status: 'completed' },
      ...(signature === undefined ? {} : { headers: { 'x-webhook-signature': signature } }),
    });
    expect(answer).toMatchObject({ status: 401, body: { error: 'unauthorized', error_description: says } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('a signature is over the bytes as they are, by the secret of this webhook, and comes before everything else', async () => {
    const { as, threat_model_id } = await somebody();
    const { body } = await invoke(await offer(), as, { threat_model_id });
    const id = body.invocation_id;
    expect(await report(id, { status: 'completed' }, 'the secret of somebody else')).toMatchObject({
      status: 401,
    });
    expect(await report(id, { status: 'sleeping' }, 'the secret of somebody else')).toMatchObject({
      status: 401,
    });
    expect(await report(id, { status: 'sleeping' })).toMatchObject({ status: 400 });
    expect(await report(id, { status: 'in_progress', status_percent: 101 })).toMatchObject({ status: 400 });
    const spaced = '{ "status" : "completed" ,\n "status_message" : "für dich" }';
    const of = (text: string) => ({
      'x-webhook-signature': `sha256=${createHmac('sha256', hook.secret).update(text).digest('hex')}`,
    });
    const path = `/invocations/${id}/status`;
    const compact = JSON.stringify(JSON.parse(spaced));
    expect(await tmi.call('POST', path, { body: spaced, headers: of(compact) })).toMatchObject({
      status: 401,
    });
    expect(await tmi.call('POST', path, { body: spaced, headers: of(spaced) })).toMatchObject({
      status: 200,
    });
    expect(await report(randomUUID(), { status: 'completed' })).toMatchObject({
      status: 404,
      body: { error_description: 'Invocation not found or expired' },
    });
  });

  test('an add-on cannot be deleted while it is invoked', async () => {
    const { as, threat_model_id } = await somebody();
    const addon = await offer();
    const { body } = await invoke(addon, as, { threat_model_id });
    expect(await tmi.call('DELETE', `/addons/${addon.id}`, { as: admin })).toMatchObject({
      status: 409,
      body: {
        error: 'conflict',
        error_description:
          'Cannot delete add-on with active invocations. Please wait for invocations to complete.',
      },
    });
    await report(body.invocation_id, { status: 'completed' });
    expect(await tmi.call('DELETE', `/addons/${addon.id}`, { as: admin })).toMatchObject({ status: 204 });
  });

  test.each([
    {
      what: 'a large payload',
      request: { payload: { text: 'é'.repeat(510) } },
      says: 'The payload must not have more than 1024 bytes',
    },
    {
      what: 'another kind of object',
      request: { object_type: 'diagram' },
      says: 'The add-on does not take objects of this type',
    },
  ])('$what is refused', async ({ request, says }) => {
    const { as, threat_model_id } = await somebody();
    const addon = await offer({ objects: ['threat_model'] });
    expect(await invoke(addon, as, { threat_model_id, ...request })).toMatchObject({
      status: 400,
      body: { error: 'invalid_input', error_description: says },
    });
    expect(await invoke(addon, as, { threat_model_id })).toMatchObject({ status: 202 });
  });

  test('an add-on for one threat model is for no other', async () => {
    const { as, threat_model_id } = await somebody();
    const own = await tmi.call('POST', '/threat_models', {
      as: admin,
      body: { name: 'Of the administrator' },
    });
    const addon = await offer({ threat_model_id: own.body.id });
    expect(await invoke(addon, as, { threat_model_id })).toMatchObject({ status: 400 });
    const listed = await tmi.call('GET', `/addons?threat_model_id=${own.body.id}`, { as });
    expect(listed.body).toEqual([addon]);
  });

  test('a threat model that somebody may not read does not exist for them', async () => {
    const { as } = await somebody();
    const other = await somebody();
    const addon = await offer();
    for (const threat_model_id of [other.threat_model_id, randomUUID()])
      expect(await invoke(addon, as, { threat_model_id })).toMatchObject({
        status: 404,
        body: { error_description: 'Threat model not found' },
      });
    expect(await invoke({ id: randomUUID() }, as, other)).toMatchObject({ status: 400 });
    const request = { threat_model_id: other.threat_model_id };
    expect(await invoke({ id: randomUUID() }, as, request)).toMatchObject({
      status: 404,
      body: { error_description: 'Add-on not found' },
    });
  });

  test('a person has one invocation at a time, and so many an hour', async () => {
    const { as, threat_model_id } = await somebody();
    const addon = await offer();
    const answers = await Promise.all([1, 2, 3].map(() => invoke(addon, as, { threat_model_id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toEqual({
      error: 'rate_limit_exceeded',
      error_description: 'Only one invocation may run at a time',
      details: { context: { limit: 1, retry_after: 60 } },
    });
    expect(refused?.headers.get('retry-after')).toBe('60');
    const [first] = (await tmi.call('GET', '/invocations', { as })).body;
    await report(first.id, { status: 'completed' });
    for (const _ of [2, 3]) {
      const { body } = await invoke(addon, as, { threat_model_id });
      await report(body.invocation_id, { status: 'failed' });
    }
    const fourth = await invoke(addon, as, { threat_model_id });
    expect(fourth).toMatchObject({
      status: 429,
      body: {
        error_description: 'Too many requests. Please try again later.',
        details: { context: { limit: 3 } },
      },
    });
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(3500);
  });

  test('everybody lists their own invocations, and administrators all', async () => {
    const { as, threat_model_id } = await somebody();
    const other = await somebody();
    const addon = await offer();
    const mine = (await invoke(addon, as, { threat_model_id })).body.invocation_id;
    const theirs = (await invoke(addon, other.as, { threat_model_id: other.threat_model_id })).body
      .invocation_id;
    await report(mine, { status: 'completed' });
    const ids = async (query: string, caller: Session) => {
      const { body } = await tmi.call('GET', `/invocations?addon_id=${addon.id}${query}`, { as: caller });
      return body.map(({ id }: { id: string }) => id);
    };
    expect(await ids('', as)).toEqual([mine]);
    expect(await ids('', other.as)).toEqual([theirs]);
    expect(await ids('', admin)).toEqual([theirs, mine]);
    expect(await ids('&status=completed', admin)).toEqual([mine]);
    expect(await ids('&limit=1&offset=1', admin)).toEqual([mine]);
    expect(await tmi.call('GET', `/invocations/${theirs}`, { as })).toMatchObject({
      status: 403,
      body: { error: 'forbidden', error_description: 'Access denied' },
    });
    expect(await tmi.call('GET', `/invocations/${mine}`, { as: admin })).toMatchObject({ status: 200 });
    expect(await tmi.call('GET', `/invocations/${randomUUID()}`, { as })).toMatchObject({ status: 404 });
    expect(await tmi.call('GET', '/invocations?status=sleeping', { as })).toMatchObject({ status: 400 });
  });

  test('an invocation waits for its webhook to be verified, and is not sent if it ends before', async () => {
    const { as, threat_model_id } = await somebody();
    let isWilling = false;
    tmi.receiver.reply = ({ path }) => (path === '/late' && !isWilling ? new Promise(() => {}) : undefined);
    const late = await subscribe(tmi, admin, { url: `${tmi.receiver.url}/late` });
    const addon = await offer({ webhook_id: late.id });
    const { body } = await invoke(addon, as, { threat_model_id });
    expect((await untilInvocation(body.invocation_id, as, 'pending')).status).toBe('pending');
    expect(await report(body.invocation_id, { status: 'completed' }, late.secret)).toMatchObject({
      status: 200,
    });
    const again = await invoke(addon, as, { threat_model_id });
    isWilling = true;
    await untilStatus(tmi, admin, late, 'active');
    await untilInvocation(again.body.invocation_id, as, 'in_progress');
    const came = tmi.receiver.arrivals.filter(({ path }) => path === '/late');
    expect(came.map(({ headers }) => headers['x-invocation-id'])).toEqual([again.body.invocation_id]);
  });

  test('when a webhook is deleted, its add-ons and their invocations go too', async () => {
    const { as, threat_model_id } = await somebody();
    const other = await subscribe(tmi, admin, { url: `${tmi.receiver.url}/other` });
    const addon = await offer({ webhook_id: other.id });
    const { body } = await invoke(addon, as, { threat_model_id });
    expect(await tmi.call('DELETE', `/webhooks/${other.id}`, { as: admin })).toMatchObject({ status: 204 });
    for (const path of [`/addons/${addon.id}`, `/invocations/${body.invocation_id}`])
      expect(await tmi.call('GET', path, { as })).toMatchObject({ status: 404 });
  });
});
