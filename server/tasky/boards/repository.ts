import { prepared } from '../../storage/prepared.ts';
import { now } from '../storage/stored.ts';
import type { BoardRow, Db, UserRow } from '../storage/tables.ts';

/** A lock lasts until the transaction ends. */
export async function findBoard(
  db: Db,
  id: string | undefined,
  { lock }: { readonly lock: boolean },
): Promise<BoardRow | undefined> {
  if (id === undefined) return undefined;
  const [board] = await (lock ? lockBoard : selectBoard)(db, { id });
  return board;
}

const selectBoard = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('boards').selectAll().where('id', '=', id),
);

const lockBoard = prepared((db: Db, { id }: { readonly id: string }) =>
  db.selectFrom('boards').selectAll().where('id', '=', id).forUpdate(),
);

export async function isMember(db: Db, boardId: string, userId: string): Promise<boolean> {
  return (await selectMember(db, { boardId, userId })).length > 0;
}

const selectMember = prepared(
  (db: Db, { boardId, userId }: { readonly boardId: string; readonly userId: string }) =>
    db
      .selectFrom('board_members')
      .select('user_id')
      .where('board_id', '=', boardId)
      .where('user_id', '=', userId),
);

/** The ids of the boards that somebody owns or is a member of, for the condition of a query. */
export function boardsOf(db: Db, userId: string) {
  return db
    .selectFrom('boards')
    .select('boards.id')
    .where('owner_id', '=', userId)
    .union(db.selectFrom('board_members').select('board_id as id').where('user_id', '=', userId));
}

/** Newest first: those that somebody may see. */
export function listedBoards(db: Db, { id, role }: UserRow): Promise<BoardRow[]> {
  const newest = db.selectFrom('boards').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
  return (role === 'admin' ? newest : newest.where('id', 'in', boardsOf(db, id))).execute();
}

/** Adding somebody again changes nothing. */
export async function addMember(db: Db, boardId: string, userId: string): Promise<void> {
  await db
    .insertInto('board_members')
    .values({ board_id: boardId, user_id: userId, added_at: now() })
    .onConflict((conflict) => conflict.columns(['board_id', 'user_id']).doNothing())
    .execute();
}

export async function removeMember(db: Db, boardId: string, userId: string): Promise<void> {
  await db
    .deleteFrom('board_members')
    .where('board_id', '=', boardId)
    .where('user_id', '=', userId)
    .execute();
}

/** The members of some boards, by board, in the order in which they were added. */
export async function membersOf(db: Db, boards: readonly BoardRow[]) {
  const ids = boards.map(({ id }) => id);
  const rows = await db
    .selectFrom('board_members')
    .innerJoin('users', 'users.id', 'board_members.user_id')
    .select(['board_id', 'users.id', 'name', 'email', 'role'])
    .where('board_id', 'in', ids)
    .orderBy('added_at')
    .orderBy('users.id')
    .execute();
  return Map.groupBy(rows, ({ board_id }) => board_id);
}
