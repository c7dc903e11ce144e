import { record } from '../activity/record.ts';
import { boardWriter } from '../routing/authz.ts';
import { callerOf, ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import type { CommentRow } from '../storage/tables.ts';
import { viewCommentOf } from './view.ts';

/** POST /api/tickets/{ticketId}/comments */
export const createComment = operation<{ readonly text: string }>({
  id: 'createComment',
  method: 'POST',
  path: '/api/tickets/{ticketId}/comments',
  authz: boardWriter,
  refusal: 'no_ticket_access',
  limit: 'write',
  reads: true,
  invalid: { missing: 'text_required' },
  failed: 'Failed to add comment',
  status: 201,
  handler: async (call) => {
    const { db, body } = call;
    const ticket = ticketOf(call);
    const comment: CommentRow = {
      ...newStored(),
      ticket_id: ticket.id,
      author_id: callerOf(call).id,
      text: body.text.trim(),
      deleted_at: null,
    };
    await db.insertInto('comments').values(comment).execute();
    await record(call, 'comment.add', { board: ticket.board_id, id: comment.id, name: ticket.title });
    return { comment: await viewCommentOf(db, comment.id) };
  },
});
