import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { FAULT_SECRET, type Session, startTmi, type TmiServer } from '../testing/tmi-server.ts';

const hook = { name: 'Mine', url: 'https://receiver.example.com/hook', events: ['threat_model.created'] };

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let alice: Session;
  let bob: Session;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({
      DATABASE_URL: database.url,
      WEBHOOK_WORKER: false,
      WEBHOOKS_PER_USER: 1000,
      WEBHOOK_CHANGES_PER_MINUTE: 1000,
      WEBHOOK_CHANGES_PER_DAY: 1000,
    });
    alice = await tmi.login('alice');
    bob = await tmi.login('bob');
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const subscribe = (body: object = hook, as = alice) => tmi.call('POST', '/webhooks', { as, body });

  test('a subscription waits for its receiver, and only its creation shows what is secret', async () => {
    const created = await subscribe({ ...hook, secret: 'a secret of the subscriber' });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/webhooks/${created.body.id}`);
    const { secret, challenge, ...shown } = created.body;
    expect(secret).toBe('a secret of the subscriber');
    expect(challenge).toMatch(/^[0-9a-f]{64}$/);
    expect(shown).toMatchObject({
      ...hook,
      threat_model_id: null,
      status: 'pending_verification',
      challenges_sent: 0,
      last_successful_use: null,
      publication_failures: 0,
    });
    const read = await tmi.call('GET', `/webhooks/${shown.id}`, { as: alice });
    expect(read).toMatchObject({ status: 200 });
    expect(read.body).toEqual(shown);
    const list = await tmi.call('GET', '/webhooks?limit=1', { as: alice });
    expect(list.body).toEqual([shown]);
  });

  test('a secret is made up where none is given, and is not readable in the database', async () => {
    const { body } = await subscribe();
    expect(body.secret).toMatch(/^[0-9a-f]{64}$/);
    const rows = await tmi.app.storage.db.selectFrom('webhooks').selectAll().execute();
    expect(rows.map(({ id }) => id)).toContain(body.id);
    expect(JSON.stringify(rows)).not.toContain(body.secret);
  });

  test.each([
    { what: 'http', change: { url: 'http://example.com/hook' }, says: 'webhook URL must use HTTPS' },
    { what: 'ftp', change: { url: 'ftp://example.com/hook' }, says: 'webhook URL must use HTTPS' },
    { what: 'no host', change: { url: 'https:///hook' }, says: 'url must have a host' },
    { what: 'no text', change: { url: 5 }, says: 'url must be a string' },
    {
      what: 'too long a URL',
      change: { url: `https://example.com/${'x'.repeat(1024)}` },
      says: 'url must NOT have more than 1024 characters',
    },
    { what: 'no URL', change: { url: undefined }, says: 'url is required' },
    { what: 'loopback', change: { url: 'https://127.1/' }, says: 'url must lead to a public address' },
    { what: 'private', change: { url: 'https://10.0.0.1/' }, says: 'url must lead to a public address' },
    {
      what: 'metadata',
      change: { url: 'https://169.254.169.254/' },
      says: 'url must lead to a public address',
    },
    {
      what: 'mapped',
      change: { url: 'https://[::ffff:10.0.0.1]/' },
      says: 'url must lead to a public address',
    },
    { what: 'local', change: { url: 'https://localhost/' }, says: 'url must lead to a public address' },
    { what: 'no port', change: { url: 'https://example.com:99999/' }, says: 'url must be a URL' },
    { what: 'no name', change: { name: undefined }, says: 'name is required' },
    { what: 'an id', change: { id: randomUUID() }, says: /^Field 'id' is not allowed in POST requests/ },
  ])('$what is refused: $says', async ({ change, says }) => {
    const { status, body } = await subscribe({ ...hook, ...change });
    expect({ status, error: body.error }).toEqual({ status: 400, error: 'invalid_input' });
    if (typeof says === 'string') expect(body.error_description).toBe(says);
    else expect(body.error_description).toMatch(says);
  });

  test('a scheme has no case', async () => {
    const { status, body } = await subscribe({ ...hook, url: 'HTTPS://example.com:8443/hook' });
    expect([status, body.url]).toEqual([201, 'HTTPS://example.com:8443/hook']);
  });

  test.each(['nothing.happened', 'threat_model', 'THREAT_MODEL.CREATED', 'survey.created'])(
    'there is no event %s',
    async (event) => {
      expect(await subscribe({ ...hook, events: [event] })).toMatchObject({
        status: 400,
        body: { error: 'invalid_input' },
      });
    },
  );

  test('who may not read a threat model cannot subscribe to it, and nobody can to one that is not there', async () => {
    const { body: model } = await tmi.call('POST', '/threat_models', { as: alice, body: { name: 'Mine' } });
    expect(await subscribe({ ...hook, threat_model_id: model.id }, bob)).toMatchObject({
      status: 403,
      body: { error_description: 'Insufficient permissions to access this threat model' },
    });
    expect(await subscribe({ ...hook, threat_model_id: randomUUID() })).toMatchObject({
      status: 404,
      body: { error_description: 'Threat model not found' },
    });
    const own = await subscribe({ ...hook, threat_model_id: model.id.toUpperCase() });
    expect(own).toMatchObject({ status: 201, body: { threat_model_id: model.id } });
    const filtered = await tmi.call('GET', `/webhooks?threat_model_id=${model.id}`, { as: alice });
    expect(filtered.body.map(({ id }: { id: string }) => id)).toEqual([own.body.id]);
  });

  test('nobody gets at the subscription of somebody else, nor at its deliveries', async () => {
    const { body } = await subscribe();
    const queued = await tmi.call('POST', `/webhooks/${body.id}/test`, { as: alice });
    expect(queued).toMatchObject({
      status: 202,
      body: { message: 'Test delivery created and queued for sending' },
    });
    const { delivery_id } = queued.body;
    for (const [method, path] of [
      ['GET', `/webhooks/${body.id}`],
      ['DELETE', `/webhooks/${body.id}`],
      ['POST', `/webhooks/${body.id}/test`],
      ['GET', `/webhooks/deliveries?subscription_id=${body.id}`],
      ['GET', `/webhooks/deliveries/${delivery_id}`],
    ] as const) {
      const { status, body: answer } = await tmi.call(method, path, { as: bob });
      expect({ method, path, status, answer }).toEqual({
        method,
        path,
        status: 403,
        answer: { error: 'access denied', error_description: 'access denied' },
      });
    }
    const others = await tmi.call('GET', '/webhooks/deliveries', { as: bob });
    expect(others).toMatchObject({ status: 200, body: [] });
    expect(await tmi.call('GET', `/webhooks/${body.id}`, { as: alice })).toMatchObject({ status: 200 });
  });

  test.each([
    { path: '/webhooks/{}', says: 'subscription not found' },
    { path: '/webhooks/deliveries/{}', says: 'delivery not found' },
    { path: '/webhooks/deliveries?subscription_id={}', says: 'subscription not found' },
  ])('GET $path of nothing: $says', async ({ path, says }) => {
    const answer = await tmi.call('GET', path.replace('{}', randomUUID()), { as: alice });
    expect(answer).toMatchObject({ status: 404, body: { error: 'not_found', error_description: says } });
  });

  test('a subscription that is deleted is gone, and its deliveries with it', async () => {
    const { body } = await subscribe();
    const { body: queued } = await tmi.call('POST', `/webhooks/${body.id}/test`, { as: alice });
    expect(await tmi.call('DELETE', `/webhooks/${body.id}`, { as: alice })).toMatchObject({
      status: 204,
      text: '',
    });
    for (const path of [`/webhooks/${body.id}`, `/webhooks/deliveries/${queued.delivery_id}`])
      expect(await tmi.call('GET', path, { as: alice })).toMatchObject({ status: 404 });
    expect(await tmi.call('DELETE', `/webhooks/${body.id}`, { as: alice })).toMatchObject({ status: 404 });
  });

  test('a test delivery is about the first event of the subscription, unless it says otherwise', async () => {
    const { body } = await subscribe({ ...hook, events: ['*', 'threat.updated'] });
    const path = `/webhooks/${body.id}/test`;
    const { body: usual } = await tmi.call('POST', path, { as: alice });
    expect(await tmi.call('POST', path, { as: alice, body: 'null' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_input', error_description: 'A request body is required' },
    });
    const { body: asked } = await tmi.call('POST', path, { as: alice, body: { event_type: 'webhook.test' } });
    const list = await tmi.call('GET', `/webhooks/deliveries?subscription_id=${body.id}`, { as: alice });
    expect(list.body).toMatchObject([
      { id: asked.delivery_id, event_type: 'webhook.test', status: 'pending', attempts: 0 },
      {
        id: usual.delivery_id,
        event_type: 'threat.updated',
        payload: { type: 'test', subscription_id: body.id },
      },
    ]);
  });

  test.each(['storage-error:before', 'storage-error:after'])(
    'a subscription that meets %s is not there afterwards',
    async (fault) => {
      const carol = await tmi.login('carol');
      const answer = await tmi.call('POST', '/webhooks', {
        as: carol,
        body: hook,
        headers: { 'x-assay-fault': fault, 'x-assay-fault-secret': FAULT_SECRET },
      });
      expect(answer).toMatchObject({ status: 500, body: { error_description: 'Failed to create webhook' } });
      expect(await tmi.call('GET', '/webhooks', { as: carol })).toMatchObject({ body: [] });
    },
  );
});

describe.each(databases)('quotas on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({
      DATABASE_URL: database.url,
      WEBHOOK_WORKER: false,
      WEBHOOKS_PER_USER: 3,
      WEBHOOK_CHANGES_PER_MINUTE: 6,
      WEBHOOK_CHANGES_PER_DAY: 9,
      WEBHOOK_TESTS_PER_WINDOW: 2,
      WEBHOOK_TEST_WINDOW_SECONDS: 5,
    });
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  const subscribe = (as: Session) => tmi.call('POST', '/webhooks', { as, body: hook });

  test('whoever has as many subscriptions as are allowed gets no more, even when asking at once', async () => {
    const as = await tmi.login('collector');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => subscribe(as)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({
      error: 'rate_limit_exceeded',
      error_description: 'Maximum number of webhook subscriptions reached',
    });
    expect(refused?.headers.get('retry-after')).toBe('60');
    expect(refused?.headers.get('x-ratelimit-limit')).toBe('3');
    expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await subscribe(await tmi.login('newcomer'))).toMatchObject({ status: 201 });
  });

  test('whoever creates and deletes too often has to slow down', async () => {
    const as = await tmi.login('hasty');
    for (const _ of [1, 2, 3]) {
      const { body } = await subscribe(as);
      expect(await tmi.call('DELETE', `/webhooks/${body.id}`, { as })).toMatchObject({ status: 204 });
    }
    const refused = await subscribe(as);
    expect(refused).toMatchObject({
      status: 429,
      body: {
        error: 'rate_limit_exceeded',
        error_description: 'Too many subscription requests. Please slow down.',
      },
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await age(as, 61);
    for (const _ of [1, 2, 3]) expect(await subscribe(as)).toMatchObject({ status: 201 });
    const {
      body: [one],
    } = await tmi.call('GET', '/webhooks', { as });
    const daily = await tmi.call('DELETE', `/webhooks/${one.id}`, { as });
    expect(daily).toMatchObject({ status: 429 });
    expect(Number(daily.headers.get('retry-after'))).toBeGreaterThan(80_000);
    expect(daily.headers.get('x-ratelimit-limit')).toBe('9');
    expect(await tmi.call('GET', `/webhooks/${one.id}`, { as })).toMatchObject({ status: 200 });
  });

  test('test deliveries are limited too, and what is refused does not count', async () => {
    const as = await tmi.login('tester');
    const { body } = await subscribe(as);
    const path = `/webhooks/${body.id}/test`;
    for (const status of [202, 202, 429])
      expect(await tmi.call('POST', path, { as })).toMatchObject({ status });
    const refused = await tmi.call('POST', path, { as });
    expect(refused.status).toBe(429);
    // Within the window of this server, and so not the usual minute.
    expect(['4', '5']).toContain(refused.headers.get('retry-after'));
    const uses = await tmi.app.storage.db
      .selectFrom('webhook_uses')
      .select('kind')
      .where('owner_id', '=', body.owner_id)
      .execute();
    expect(uses.map(({ kind }) => kind).sort()).toEqual(['change', 'test', 'test']);
  });

  /** Lets what somebody did seem longer ago. */
  async function age(as: Session, seconds: number): Promise<void> {
    const { db } = tmi.app.storage;
    const { body } = await tmi.call('GET', '/users/me', { as });
    const { id } = await db
      .selectFrom('users')
      .select('id')
      .where('provider_id', '=', body.provider_id)
      .executeTakeFirstOrThrow();
    for (const use of await db.selectFrom('webhook_uses').selectAll().where('owner_id', '=', id).execute())
      await db
        .updateTable('webhook_uses')
        .set({ created_at: new Date(Date.parse(use.created_at) - seconds * 1000).toISOString() })
        .where('id', '=', use.id)
        .execute();
  }
});
