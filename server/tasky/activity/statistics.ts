import { viewPerson } from '../accounts/view.ts';
import { boardAccess } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { rangeIn } from './range.ts';
import { countsByAction, countsByUser } from './repository.ts';

/** GET /api/boards/{boardId}/activity/stats */
export const readStatistics = operation({
  id: 'getStatistics',
  method: 'GET',
  path: '/api/boards/{boardId}/activity/stats',
  authz: boardAccess,
  refusal: 'no_board_access',
  handler: async (call) => {
    const dateRange = rangeIn(call, 30);
    const wanted = { board: boardOf(call).id, since: dateRange.from };
    const users = await countsByUser(call.db, wanted);
    return {
      actionStats: await countsByAction(call.db, wanted),
      userStats: users.map(({ count, ...user }) => ({ user: viewPerson(user), count })),
      dateRange,
    };
  },
});
