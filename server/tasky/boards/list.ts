import { anyUser } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { listedBoards } from './repository.ts';
import { viewBoards } from './view.ts';

/** GET /api/boards */
export const listBoards = operation({
  id: 'listBoards',
  method: 'GET',
  path: '/api/boards',
  authz: anyUser,
  failed: 'Failed to fetch boards',
  handler: async (call) => ({
    boards: await viewBoards(call.db, await listedBoards(call.db, callerOf(call))),
  }),
});
