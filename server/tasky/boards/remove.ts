import { record } from '../activity/record.ts';
import { fail } from '../errors/tasky-error.ts';
import { creator } from '../routing/authz.ts';
import { boardOf, callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';

/** DELETE /api/boards/{boardId}: everything on it goes with it; its activity stays. */
export const removeBoard = operation({
  id: 'deleteBoard',
  method: 'DELETE',
  path: '/api/boards/{boardId}',
  authz: creator,
  refusal: 'not_deletable',
  limit: 'write',
  failed: 'Failed to delete board',
  handler: async (call) => {
    const { id, title } = boardOf(call);
    // An owner who became a viewer since then.
    if (callerOf(call).role === 'viewer') throw fail('not_deletable');
    await call.db.deleteFrom('boards').where('id', '=', id).execute();
    await record(call, 'board.delete', { board: id, id, name: title });
    return { message: 'Board and all associated data deleted' };
  },
});
