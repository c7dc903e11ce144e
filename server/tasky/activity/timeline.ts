import { boardAccess } from '../routing/authz.ts';
import { boardOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { wholeNumberIn } from '../routing/query.ts';
import { rangeIn } from './range.ts';
import { happenings } from './repository.ts';
import { viewHappening } from './view.ts';

/** GET /api/boards/{boardId}/activity/timeline */
export const readTimeline = operation({
  id: 'getTimeline',
  method: 'GET',
  path: '/api/boards/{boardId}/activity/timeline',
  authz: boardAccess,
  refusal: 'no_board_access',
  handler: async (call) => {
    const dateRange = rangeIn(call, 7);
    const limit = wholeNumberIn(call.query.limit, { usual: 100, least: 1, most: 1000 });
    const wanted = { board: boardOf(call).id, since: dateRange.from };
    const found = (await happenings(call.db, wanted, { limit })).map(viewHappening);
    const days = Map.groupBy(found, ({ createdAt }) => createdAt.slice(0, 10));
    return { timeline: Object.fromEntries(days), dateRange };
  },
});
