import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postgresForTests } from '../testing/postgres.ts';
import { openStorage, type Storage } from './open-storage.ts';
import { prepared } from './prepared.ts';

const databases = [
  { kind: 'sqlite', open: async () => ({ url: 'sqlite::memory:', drop: async () => {} }) },
  { kind: 'postgres', open: postgresForTests },
] as const;

interface Plant {
  readonly name: string;
  readonly color: string | null;
}
type Db = Kysely<{ readonly plants: Plant }>;

const migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.createTable('plants').addColumn('name', 'text').addColumn('color', 'text').execute();
  },
};

const builds = { insert: 0, update: 0 };
const insert = prepared((db: Db, { rows }: { readonly rows: readonly Plant[] }) => {
  builds.insert += 1;
  return db.insertInto('plants').values(rows);
});
const update = prepared(
  (db: Db, { color, ...rest }: { readonly color: string | null; readonly name?: string }) => {
    builds.update += 1;
    const all = db.updateTable('plants').set({ color });
    return rest.name === undefined ? all : all.where('name', '=', rest.name);
  },
);
const named = prepared(
  (db: Db, { names, limit }: { readonly names: readonly string[]; readonly limit: number }) =>
    db.selectFrom('plants').selectAll().where('name', 'in', names).orderBy('name').limit(limit),
);

describe.each(databases)('on $kind', ({ open }) => {
  let storage: Storage<{ readonly plants: Plant }>;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    const migrations = () => ({ '001': migration });
    storage = await openStorage({ url: database.url, migrations, connections: 2, timeoutMs: 5000 });
  });

  beforeEach(async () => {
    await storage.db.deleteFrom('plants').execute();
    builds.insert = 0;
    builds.update = 0;
  });

  afterAll(async () => {
    await storage.close();
    await drop();
  });

  const rose: Plant = { name: 'rose', color: 'red' };
  const fern: Plant = { name: 'fern', color: null };
  const iris: Plant = { name: 'iris', color: 'blue' };

  test('lists of every length are asked for by their own values', async () => {
    await insert(storage.db, { rows: [rose, fern, iris] });
    expect(await named(storage.db, { names: ['fern'], limit: 9 })).toEqual([fern]);
    expect(await named(storage.db, { names: ['rose', 'iris'], limit: 9 })).toEqual([iris, rose]);
    expect(await named(storage.db, { names: ['iris'], limit: 9 })).toEqual([iris]);
    expect(await named(storage.db, { names: ['rose', 'fern'], limit: 1 })).toEqual([fern]);
  });

  test('a query is built once for each length', async () => {
    await insert(storage.db, { rows: [rose, fern, iris, rose] });
    await insert(storage.db, { rows: [fern, iris, rose, fern] });
    expect(builds.insert).toBe(1);
    await insert(storage.db, { rows: [fern, iris, rose, fern, iris] });
    expect(builds.insert).toBe(2);
    expect(await storage.db.selectFrom('plants').selectAll().execute()).toHaveLength(13);
  });

  test('a query is built once for the same members, and anew for others', async () => {
    await insert(storage.db, { rows: [rose, iris] });
    await update(storage.db, { name: 'rose', color: 'white' });
    await update(storage.db, { name: 'rose', color: null });
    expect(builds.update).toBe(1);
    const names = ['rose', 'iris'];
    expect(await named(storage.db, { names, limit: 9 })).toEqual([iris, { name: 'rose', color: null }]);
    await update(storage.db, { color: 'green' });
    expect(builds.update).toBe(2);
    const colors = (await named(storage.db, { names, limit: 9 })).map(({ color }) => color);
    expect(colors).toEqual(['green', 'green']);
  });

  test('in a transaction, it sees what the transaction has done, and goes with it', async () => {
    const undone = storage.db.transaction().execute(async (transaction) => {
      await insert(transaction, { rows: [rose] });
      expect(await named(transaction, { names: ['rose'], limit: 9 })).toEqual([rose]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await named(storage.db, { names: ['rose'], limit: 9 })).toEqual([]);
  });
});
