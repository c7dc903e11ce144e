import { commentsOf } from '../comments/repository.ts';
import { viewComment } from '../comments/view.ts';
import { boardAccess } from '../routing/authz.ts';
import { ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { viewTicket } from './view.ts';

/** GET /api/tickets/{ticketId} */
export const readTicket = operation({
  id: 'getTicket',
  method: 'GET',
  path: '/api/tickets/{ticketId}',
  authz: boardAccess,
  refusal: 'no_ticket_access',
  failed: 'Failed to fetch ticket',
  handler: async (call) => {
    const { db } = call;
    const { id } = ticketOf(call);
    const comments = await commentsOf(db, id);
    const commentCount = comments.filter(({ deleted_at }) => deleted_at === null).length;
    return { ticket: { ...(await viewTicket(db, id)), comments: comments.map(viewComment), commentCount } };
  },
});
