import { findUser } from '../accounts/repository.ts';
import { record } from '../activity/record.ts';
import { fail } from '../errors/tasky-error.ts';
import { creator } from '../routing/authz.ts';
import { boardOf, type Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { objectIdIn } from '../storage/object-id.ts';
import { changed } from '../storage/stored.ts';
import type { Db } from '../storage/tables.ts';
import { addMember, removeMember } from './repository.ts';
import { viewBoard } from './view.ts';

const member = {
  path: '/api/boards/{boardId}/members/{userId}',
  authz: creator,
  refusal: 'not_modifiable',
  limit: 'write',
} as const;

/** POST /api/boards/{boardId}/members/{userId} */
export const addBoardMember = operation({
  ...member,
  id: 'addMember',
  method: 'POST',
  handler: (call) => changeMembers(call, addMember),
});

/** DELETE /api/boards/{boardId}/members/{userId} */
export const removeBoardMember = operation({
  ...member,
  id: 'removeMember',
  method: 'DELETE',
  handler: (call) => changeMembers(call, removeMember),
});

async function changeMembers(
  call: Call,
  change: (db: Db, boardId: string, userId: string) => Promise<void>,
): Promise<object> {
  const { db, path } = call;
  const board = boardOf(call);
  const user = await findUser(db, objectIdIn(path.userId));
  if (!user) throw fail('user_not_found');
  await change(db, board.id, user.id);
  const changes = changed(board);
  await db.updateTable('boards').set(changes).where('id', '=', board.id).execute();
  await record(call, 'board.update', { board: board.id, id: board.id, name: board.title });
  return { board: await viewBoard(db, { ...board, ...changes }) };
}
