import { stamps } from '../storage/stored.ts';
import type { BoardRow, Db, UserRow } from '../storage/tables.ts';
import { membersOf } from './repository.ts';

/** Boards with their owners and members. */
export async function viewBoards(db: Db, boards: readonly BoardRow[]) {
  if (boards.length === 0) return [];
  const members = await membersOf(db, boards);
  const owners = await ownersOf(db, boards);
  return boards.map((board) => {
    const { id, title, description, owner_id } = board;
    const owner = owners.get(owner_id);
    if (!owner) throw new Error('a board has no owner');
    const people = (members.get(id) ?? []).map(viewHolder);
    return { _id: id, title, description, owner: viewHolder(owner), members: people, ...stamps(board) };
  });
}

export async function viewBoard(db: Db, board: BoardRow) {
  const [view] = await viewBoards(db, [board]);
  return view;
}

type Holder = Pick<UserRow, 'id' | 'name' | 'email' | 'role'>;

/** Somebody with access to a board, whose role matters there. */
function viewHolder({ id, name, email, role }: Holder) {
  return { _id: id, name, email, role };
}

async function ownersOf(db: Db, boards: readonly BoardRow[]): Promise<ReadonlyMap<string, Holder>> {
  const ids = [...new Set(boards.map(({ owner_id }) => owner_id))];
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'email', 'role'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
