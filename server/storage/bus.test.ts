import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresForTests } from '../testing/postgres.ts';
import type { Bus, BusTables, Message } from './bus.ts';
import { busOf } from './open-bus.ts';
import { openStorage, type Storage } from './open-storage.ts';

const databases = [
  { kind: 'sqlite', open: async () => ({ url: 'sqlite::memory:', drop: async () => {} }) },
  { kind: 'postgres', open: postgresForTests },
] as const;

const migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('bus_messages')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('topic', 'text')
      .addColumn('message', 'text')
      .addColumn('created_at', 'bigint')
      .execute();
  },
};

describe.each(databases)('on $kind', ({ open }) => {
  let storage: Storage<BusTables>;
  let bus: Bus<BusTables>;
  let drop: () => Promise<void>;
  let heard: Message[];
  const errors: unknown[] = [];

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    storage = await openStorage<BusTables>({
      url: database.url,
      migrations: () => ({ '001': migration }),
      connections: 5,
      timeoutMs: 5000,
    });
    bus = await busOf(storage, (error) => errors.push(error));
    await bus.open();
    bus.subscribe('news', { hear: (message) => heard.push(message), missed: () => {} });
  });

  afterAll(async () => {
    await bus.close();
    await storage.close();
    await drop();
    expect(errors).toEqual([]);
  });

  /** Everything that was told before this has been heard after it. */
  const settle = async (): Promise<void> => {
    await bus.publish(storage.db, 'news', { last: true });
    while (!heard.some(({ last }) => last)) await setTimeout(1);
    heard = heard.filter(({ last }) => !last);
  };

  test('what a transaction tells is heard when it is committed, and not before', async () => {
    heard = [];
    let during: number | undefined;
    await storage.db.transaction().execute(async (db) => {
      await bus.publish(db, 'news', { number: 1 });
      await setTimeout(50);
      during = heard.length;
    });
    await settle();
    expect(during).toBe(0);
    expect(heard).toEqual([{ number: 1 }]);
  });

  test('what a transaction that is rolled back wanted to tell is never heard', async () => {
    heard = [];
    const failed = storage.db.transaction().execute(async (db) => {
      await bus.publish(db, 'news', { number: 1 });
      throw new Error('it fails');
    });
    await expect(failed).rejects.toThrow('it fails');
    await settle();
    expect(heard).toEqual([]);
  });

  test('everything is heard in the order of commits, however long it is', async () => {
    heard = [];
    const sent = Array.from({ length: 40 }, (_, number) => ({
      number,
      text: 'ü'.repeat(number % 3 ? 10 : 20_000),
    }));
    for (const message of sent)
      await storage.db.transaction().execute(async (db) => bus.publish(db, 'news', message));
    await settle();
    expect(heard).toEqual(sent);
  });

  test('only those hear who listen to it, and only as long as they do', async () => {
    heard = [];
    const sports: Message[] = [];
    const stop = bus.subscribe('sports', { hear: (message) => sports.push(message), missed: () => {} });
    await bus.publish(storage.db, 'sports', { goals: 1 });
    await settle();
    stop();
    await bus.publish(storage.db, 'sports', { goals: 2 });
    await settle();
    expect(sports).toEqual([{ goals: 1 }]);
    expect(heard).toEqual([]);
  });
});
