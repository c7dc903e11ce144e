import { bodyOf, type Call, callerOf, done, ok, Refusal, type Route, requireMember } from './call.ts';
import { type Comment, castText, findById, keep, newStored } from './records.ts';
import type { Release } from './release.ts';
import { person } from './shown.ts';

export function commentRoutes(release: Release): readonly Route[] {
  const isEarlier = release === 'r22';
  const both: readonly Route[] = [
    {
      route: 'POST /api/tickets/:ticketId/comments',
      failed: 'Failed to add comment',
      handler: (call) => {
        if (isEarlier) requireMember(call, 'Only members and admins can add comments');
        const text = textIn(call);
        // Nobody asks whether the caller has access to it.
        const ticket = findById(call.records.tickets, call.path.ticketId);
        if (!ticket) throw new Refusal(404, 'Ticket not found');
        const comment = keep(call.records.comments, {
          ...newStored(),
          ticket: ticket._id,
          author: callerOf(call)._id,
          text,
          isDeleted: false,
        });
        return ok({ comment: shown(call, comment) }, 201);
      },
    },
    {
      route: 'DELETE /api/tickets/:ticketId/comments/:commentId',
      failed: 'Internal server error during comment deletion',
      handler: (call) => {
        const comment = ownComment(call, 'delete');
        if (isEarlier) call.records.comments.delete(comment._id);
        else Object.assign(comment, { text: 'This comment has been deleted.', isDeleted: true });
        return done('Comment deleted');
      },
    },
  ];
  const edit: Route = {
    route: 'PUT /api/tickets/:ticketId/comments/:commentId',
    failed: 'Failed to update comment',
    handler: (call) => {
      const text = textIn(call);
      const comment = ownComment(call, 'edit');
      comment.text = text;
      return ok({ comment: shown(call, comment) });
    },
  };
  return isEarlier ? both : [...both, edit];
}

function textIn(call: Call): string {
  const text = castText(bodyOf(call).text, 'text')?.trim();
  if (!text) throw new Refusal(400, 'Comment text is required');
  return text;
}

/** The ticket in the path is ignored. */
function ownComment(call: Call, what: string): Comment {
  const comment = findById(call.records.comments, call.path.commentId);
  if (!comment) throw new Refusal(404, 'Comment not found');
  const { _id, role } = callerOf(call);
  if (comment.author !== _id && role !== 'admin')
    throw new Refusal(403, `Not authorized to ${what} this comment`);
  return comment;
}

function shown({ records }: Call, comment: Comment): object {
  const author = records.users.get(comment.author);
  return { ...comment, author: author && person(author) };
}
