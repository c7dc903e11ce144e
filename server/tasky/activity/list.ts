import { boardAccess } from '../routing/authz.ts';
import { boardOf, type Call, ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { choiceIn, textIn, wholeNumberIn } from '../routing/query.ts';
import { actions, entityTypes } from '../storage/tables.ts';
import { countHappenings, happenings, type Wanted } from './repository.ts';
import { viewHappening } from './view.ts';

/** As many as a page has, and at most. */
const PAGE = 25;

/** GET /api/boards/{boardId}/activity */
export const listBoardActivity = operation({
  id: 'listBoardActivity',
  method: 'GET',
  path: '/api/boards/{boardId}/activity',
  authz: boardAccess,
  refusal: 'no_board_access',
  handler: (call) =>
    pageOf(call, {
      board: boardOf(call).id,
      entityType: choiceIn(call.query.entityType, entityTypes),
      user: textIn(call.query.userId),
      action: choiceIn(call.query.action, actions),
    }),
});

/** GET /api/tickets/{ticketId}/activity */
export const listTicketActivity = operation({
  id: 'listTicketActivity',
  method: 'GET',
  path: '/api/tickets/{ticketId}/activity',
  authz: boardAccess,
  refusal: 'no_ticket_access',
  handler: (call) => pageOf(call, { entity: ticketOf(call).id }),
});

async function pageOf({ db, query }: Call, wanted: Wanted): Promise<object> {
  const limit = wholeNumberIn(query.limit, { usual: PAGE, least: 1, most: PAGE });
  const skip = wholeNumberIn(query.skip, { usual: 0, least: 0 });
  const total = await countHappenings(db, wanted);
  const found = await happenings(db, wanted, { limit, skip });
  return {
    activities: found.map(viewHappening),
    pagination: { total, limit, skip, hasMore: skip + found.length < total },
  };
}
