import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { BusMessageRow, BusTables, Message } from './bus.ts';

/** Stores a message with whatever the transaction does, and says where it is. */
export async function storeMessage(db: Kysely<BusTables>, topic: string, message: Message): Promise<string> {
  const row: BusMessageRow = { id: v7(), topic, message: JSON.stringify(message), created_at: Date.now() };
  await db.insertInto('bus_messages').values(row).execute();
  return row.id;
}

/** The messages of these ids, by id. */
export async function readMessages(
  db: Kysely<BusTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  if (ids.length === 0) return new Map();
  return byId(await db.selectFrom('bus_messages').selectAll().where('id', 'in', ids).execute());
}

/** The same, for the only one who reads them: they are gone then. */
export async function takeMessages(
  db: Kysely<BusTables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  if (ids.length === 0) return new Map();
  return byId(await db.deleteFrom('bus_messages').where('id', 'in', ids).returningAll().execute());
}

/** Deletes what everybody has read. */
export async function deleteMessagesBefore(db: Kysely<BusTables>, moment: number): Promise<void> {
  await db.deleteFrom('bus_messages').where('created_at', '<', moment).execute();
}

function byId(rows: readonly BusMessageRow[]): ReadonlyMap<string, Message> {
  return new Map(rows.map(({ id, message }) => [id, JSON.parse(message) as Message]));
}
