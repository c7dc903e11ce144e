import { boardAccess } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { viewBoard } from './view.ts';

/** GET /api/boards/{boardId} */
export const readBoard = operation({
  id: 'getBoard',
  method: 'GET',
  path: '/api/boards/{boardId}',
  authz: boardAccess,
  refusal: 'no_board_access',
  failed: 'Failed to fetch board',
  handler: async (call) => ({ board: await viewBoard(call.db, boardOf(call)) }),
});
