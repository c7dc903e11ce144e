import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { postgresForTests, type TestDatabase } from '../../testing/postgres.ts';
import { startReceiver } from '../../testing/receiver.ts';
import { spawnTmi } from '../testing/tmi-process.ts';
import { connectTo, startTmi, type TmiServer } from '../testing/tmi-server.ts';
import { hastyWebhooks, type Subscription, subscribe, untilStatus } from '../testing/webhook-server.ts';

const MODELS = 60;

test('of several instances on one database, one delivers each event', async () => {
  const database = await postgresForTests();
  const receiver = await startReceiver();
  const settings = {
    ...hastyWebhooks(receiver),
    DATABASE_URL: database.url,
    DATABASE_CONNECTIONS: 5,
    // One issuer, so that the tokens of one are good for all.
    PUBLIC_URL: 'https://tmi.example.com',
  };
  const instances = await Promise.all([1, 2, 3].map(() => startTmi(settings)));
  const [first] = instances;
  if (!first) throw new Error('there is no instance');
  const as = await first.login('alice');
  const subscription = await subscribe(first, as, { url: `${receiver.url}/hook` });
  await untilStatus(first, as, subscription, 'active');
  expect(receiver.challenges).toHaveLength(1);
  const created = await Promise.all(
    Array.from({ length: MODELS }, (_, index) => {
      const { call } = instances[index % instances.length] ?? first;
      return call('POST', '/threat_models', { as, body: { name: `Model ${index}` } });
    }),
  );
  expect(created.map(({ status }) => status)).toEqual(Array(MODELS).fill(201));
  await vi.waitFor(() => expect(receiver.arrivals).toHaveLength(MODELS), { timeout: 10_000 });
  // Long enough for every instance to look for more several times.
  await new Promise((wake) => setTimeout(wake, 200));
  expect(receiver.arrivals).toHaveLength(MODELS);
  const ids = receiver.arrivals.map(({ headers }) => headers['x-webhook-delivery-id']);
  expect(new Set(ids).size).toBe(MODELS);
  const rows = await first.app.storage.db.selectFrom('webhook_deliveries').selectAll().execute();
  expect(rows.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(
    Array(MODELS).fill('delivered 1'),
  );
  for (const instance of instances) await instance.close();
  await receiver.close();
  await database.drop();
});

const databases: readonly { readonly kind: string; readonly open: () => Promise<TestDatabase> }[] = [
  {
    kind: 'sqlite',
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'assay-killed-'));
      return { url: `sqlite:${join(folder, 'tmi.db')}`, drop: () => rm(folder, { recursive: true }) };
    },
  },
  { kind: 'postgres', open: postgresForTests },
];

describe.each(databases)('on $kind', ({ open }) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
  });

  afterAll(() => database.drop());

  const deliveriesTo = ({ app }: TmiServer, { id }: Subscription) =>
    app.storage.db.selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', id).execute();

  test('a delivery survives the instance that was sending it', async () => {
    const receiver = await startReceiver();
    const settings = { ...hastyWebhooks(receiver), DATABASE_URL: database.url, WEBHOOK_TIMEOUT_MS: 500 };
    const killed = await spawnTmi(settings);
    const { call, login } = connectTo(killed.url);
    const as = await login('alice');
    const subscription = await subscribe({ call }, as, { url: `${receiver.url}/hook` });
    await untilStatus({ call }, as, subscription, 'active');
    // Takes the delivery, and never says so.
    receiver.reply = () => new Promise(() => {});
    const created = await call('POST', '/threat_models', { as, body: { name: 'Acknowledged' } });
    expect(created.status).toBe(201);
    const interrupted = await receiver.next(({ path }) => path === '/hook');
    await killed.kill();
    receiver.reply = () => undefined;

    const heir = await startTmi(settings);
    await vi.waitFor(() => expect(receiver.arrivals).toHaveLength(2), { timeout: 10_000 });
    const again = receiver.arrivals[1];
    expect(again?.headers['x-webhook-delivery-id']).toBe(interrupted.headers['x-webhook-delivery-id']);
    expect(again?.bytes.equals(interrupted.bytes)).toBe(true);
    expect(again?.body.resource_id).toBe(created.body.id);
    await vi.waitFor(async () => {
      expect(await deliveriesTo(heir, subscription)).toMatchObject([
        { status: 'delivered', attempts: 2, claim: null },
      ]);
    });
    await heir.close();
    await receiver.close();
  });

  test('what a request causes is sent at once, without anybody looking for it', async () => {
    const receiver = await startReceiver();
    const settings = { ...hastyWebhooks(receiver), WEBHOOK_POLL_MS: 600_000 };
    const tmi = await startTmi({ ...settings, DATABASE_URL: database.url });
    const as = await tmi.login('bob');
    const subscription = await subscribe(tmi, as, { url: `${receiver.url}/hook` });
    await untilStatus(tmi, as, subscription, 'active');
    const { body } = await tmi.call('POST', '/threat_models', { as, body: { name: 'At once' } });
    await receiver.next((arrival) => arrival.body.resource_id === body.id);
    await tmi.close();
    await receiver.close();
  });

  test('an instance that closes finishes what it is sending', async () => {
    const receiver = await startReceiver();
    const settings = { ...hastyWebhooks(receiver), DATABASE_URL: database.url };
    const tmi = await startTmi(settings);
    const as = await tmi.login('carol');
    const subscription = await subscribe(tmi, as, { url: `${receiver.url}/hook` });
    await untilStatus(tmi, as, subscription, 'active');
    receiver.reply = async () => {
      await new Promise((wake) => setTimeout(wake, 300));
      return { status: 204 };
    };
    await tmi.call('POST', '/threat_models', { as, body: { name: 'In flight' } });
    await receiver.next(({ path }) => path === '/hook');
    await tmi.close();

    const next = await startTmi(settings);
    expect(await deliveriesTo(next, subscription)).toMatchObject([{ status: 'delivered', attempts: 1 }]);
    expect(receiver.arrivals).toHaveLength(1);
    await next.close();
    await receiver.close();
  });
});
