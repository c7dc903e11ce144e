import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNotap } from '../notap/testing/notap-server.ts';
import { startTasky } from '../tasky/testing/tasky-server.ts';
import { postgresForTests, type TestDatabase } from '../testing/postgres.ts';
import { startTmi } from '../tmi/testing/tmi-server.ts';
import { startUsers } from '../users/testing/users-server.ts';
import { openStorage } from './open-storage.ts';

let database: TestDatabase;
let other: pg.Client;

beforeAll(async () => {
  database = await postgresForTests();
  other = await connect(database.url);
});

afterAll(async () => {
  await other.end();
  await database.drop();
});

/** A database on the one server. */
async function createDatabase(name: string): Promise<string> {
  await other.query(`create database ${name}`);
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  return url.href;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

const impatient = { DATABASE_TIMEOUT_MS: 400, DATABASE_CONNECTIONS: 2 };

const servers = [
  {
    api: 'tmi',
    table: 'threat_models',
    start: async (url: string) => {
      const tmi = await startTmi({ DATABASE_URL: url, ...impatient });
      const as = await tmi.login('alice');
      return { request: () => tmi.call('GET', '/threat_models', { as }), close: tmi.close };
    },
    envelope: { error: 'service_unavailable' },
  },
  {
    api: 'tasky',
    table: 'boards',
    start: async (url: string) => {
      const tasky = await startTasky({ DATABASE_URL: url, ...impatient });
      const as = await tasky.register('ann');
      return { request: () => tasky.call('GET', '/api/boards', { as }), close: tasky.close };
    },
    envelope: { ok: false, error: 'The server is busy. Please try again later.' },
  },
  {
    api: 'users',
    table: 'roles',
    start: async (url: string) => {
      const users = await startUsers({ DATABASE_URL: url, ...impatient });
      const as = (
        await users.call('POST', '/api/v1/auth/login', {
          body: { emailOrUsername: 'admin', password: 'password' },
        })
      ).body.data;
      return { request: () => users.call('GET', '/api/v1/roles', { as }), close: users.close };
    },
    envelope: { success: false, code: 'SERVICE_UNAVAILABLE' },
  },
  {
    api: 'notap',
    table: 'api_keys',
    start: async (url: string) => {
      const notap = await startNotap({ DATABASE_URL: url, ...impatient });
      const { token } = await notap.developer();
      return { request: () => notap.call('GET', '/v1/developer/keys', { as: token }), close: notap.close };
    },
    envelope: { success: false, error: 'The server is busy. Please try again later.' },
  },
];

test.each(servers)(
  '$api: who waits too long for a lock is told to come again',
  async ({ api, table, start, envelope }) => {
    const url = await createDatabase(`locked_${api}`);
    const { request, close } = await start(url);
    const locker = await connect(url);
    await locker.query(`begin; lock table ${table} in access exclusive mode`);
    // More than there are connections: some wait for the lock, and the others for a connection.
    const answers = await Promise.all(Array.from({ length: 5 }, request));
    await locker.end();
    for (const { status, headers, body } of answers) {
      expect([status, body]).toMatchObject([503, envelope]);
      expect(headers.get('retry-after')).toBe('10');
    }
    expect(await request()).toMatchObject({ status: 200 });
    await close();
  },
);

test('writers get into nobody’s way where the database isolates transactions as far as it can', async () => {
  const url = await createDatabase('serializable');
  await other.query("alter database serializable set default_transaction_isolation = 'serializable'");
  const tmi = await startTmi({ DATABASE_URL: url });
  const as = await tmi.login('alice');
  const { id } = (await tmi.call('POST', '/threat_models', { as, body: { name: 'Shared' } })).body;
  const body = [{ op: 'replace', path: '/name', value: 'Renamed' }];
  const headers = { 'content-type': 'application/json-patch+json' };
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => tmi.call('PATCH', `/threat_models/${id}`, { as, body, headers })),
  );
  await tmi.close();
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
});

interface Counters {
  readonly counter: { readonly name: string; readonly count: number };
}

test.each([
  { what: 'a deadlock', isolation: 'read committed' },
  { what: 'a conflict that only serial order avoids', isolation: 'serializable' },
])('transactions that fail by $what are done again', async ({ isolation }) => {
  const url = await createDatabase(`again_${isolation.replace(' ', '_')}`);
  const client = await connect(url);
  await client.query(`create table counter (name text primary key, count integer not null);
    insert into counter values ('one', 0), ('two', 0)`);
  await client.end();
  const { db, close } = await openStorage<Counters>({
    url,
    migrations: () => ({}),
    connections: 4,
    timeoutMs: 20_000,
  });
  const order = [
    ['one', 'two'],
    ['two', 'one'],
  ];
  await Promise.all(
    order.map((names) =>
      db.transaction().execute(async (transaction) => {
        await sql.raw(`set transaction isolation level ${isolation}`).execute(transaction);
        for (const name of names) {
          await transaction
            .updateTable('counter')
            .set(({ eb }) => ({ count: eb('count', '+', 1) }))
            .where('name', '=', name)
            .execute();
          await sql`select pg_sleep(0.1)`.execute(transaction);
        }
      }),
    ),
  );
  const rows = await db.selectFrom('counter').select('count').execute();
  await close();
  expect(rows).toEqual([{ count: 2 }, { count: 2 }]);
});

test('a transaction that fails each time ends', async () => {
  const { db, close } = await openStorage<Counters>({
    url: await createDatabase('endless'),
    migrations: () => ({}),
    connections: 1,
    timeoutMs: 2000,
  });
  let times = 0;
  const failing = db.transaction().execute(async () => {
    times += 1;
    throw Object.assign(new Error('could not serialize access'), { code: '40001' });
  });
  await expect(failing).rejects.toThrow('could not serialize access');
  expect(times).toBe(5);
  await close();
});
