import { record } from '../activity/record.ts';
import { creator } from '../routing/authz.ts';
import { commentOf, ticketOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { changed, now } from '../storage/stored.ts';
import { viewCommentOf } from './view.ts';

const comment = {
  path: '/api/tickets/{ticketId}/comments/{commentId}',
  authz: creator,
  limit: 'write',
} as const;

/** PUT /api/tickets/{ticketId}/comments/{commentId} */
export const changeComment = operation<{ readonly text: string }>({
  ...comment,
  id: 'changeComment',
  method: 'PUT',
  refusal: 'comment_not_editable',
  reads: true,
  invalid: { missing: 'text_required' },
  failed: 'Failed to update comment',
  handler: async (call) => {
    const { db, body } = call;
    const found = commentOf(call);
    await db
      .updateTable('comments')
      .set({ text: body.text.trim(), ...changed(found) })
      .where('id', '=', found.id)
      .execute();
    return { comment: await viewCommentOf(db, found.id) };
  },
});

/** DELETE /api/tickets/{ticketId}/comments/{commentId}: it stays in its ticket without its text. */
export const removeComment = operation({
  ...comment,
  id: 'deleteComment',
  method: 'DELETE',
  refusal: 'comment_not_deletable',
  failed: 'Internal server error during comment deletion',
  handler: async (call) => {
    const found = commentOf(call);
    const ticket = ticketOf(call);
    await call.db
      .updateTable('comments')
      .set({ text: '', deleted_at: now(), ...changed(found) })
      .where('id', '=', found.id)
      .execute();
    await record(call, 'comment.delete', { board: ticket.board_id, id: found.id, name: ticket.title });
    return { message: 'Comment deleted' };
  },
});
