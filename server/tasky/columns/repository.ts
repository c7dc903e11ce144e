import type { ColumnRow, Db } from '../storage/tables.ts';

/** A column that is not deleted. A lock lasts until the transaction ends. */
export async function findColumn(db: Db, id: string | undefined): Promise<ColumnRow | undefined> {
  if (id === undefined) return undefined;
  return db
    .selectFrom('board_columns')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** By position. */
export function columnsOf(db: Db, boardId: string): Promise<ColumnRow[]> {
  return db
    .selectFrom('board_columns')
    .selectAll()
    .where('board_id', '=', boardId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .execute();
}
