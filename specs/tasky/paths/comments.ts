import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { boardWriter, creator } from '../authz.ts';
import { missing, refused, unknown } from '../errors.ts';
import { manyWrites, operation } from '../operation.ts';
import { Message } from '../schemas/common.ts';
import { CommentEnvelope, CommentInput, commentSample } from '../schemas/ticket.ts';
import { noTicketAccess, ticketNotFound } from './tickets.ts';

const tag = 'Comments';
const collection = '/api/tickets/{ticketId}/comments';
const comment = `${collection}/{commentId}`;
const body = { schema: CommentInput, sample: { text: commentSample.text } };

const textRequired: NamedExamples = { text_required: missing('text', 'Comment text is required') };
const commentNotFound: NamedExamples = {
  comment_not_found: unknown('commentId', 'Comment not found'),
  ...ticketNotFound,
};

export const commentOperations: readonly Operation[] = [
  operation({
    id: 'createComment',
    method: 'post',
    path: collection,
    tag,
    summary: 'Comment on a ticket',
    authz: boardWriter,
    body,
    success: {
      status: 201,
      description: 'The new comment',
      schema: CommentEnvelope,
      data: { comment: commentSample },
    },
    from: ['P', 'R22', 'R31'],
    errors: { 400: textRequired, 403: noTicketAccess, 404: ticketNotFound },
    limited: manyWrites,
    failed: 'Failed to add comment',
  }),
  operation({
    id: 'changeComment',
    method: 'put',
    path: comment,
    tag,
    summary: 'Change a comment',
    description: 'Only its author and administrators may.',
    authz: creator,
    body,
    success: {
      status: 200,
      description: 'The changed comment',
      schema: CommentEnvelope,
      data: { comment: commentSample },
    },
    from: ['R31'],
    errors: {
      400: textRequired,
      403: { not_the_author: refused('Not authorized to edit this comment') },
      404: commentNotFound,
    },
    limited: manyWrites,
    failed: 'Failed to update comment',
  }),
  operation({
    id: 'deleteComment',
    method: 'delete',
    path: comment,
    tag,
    summary: 'Delete a comment',
    description: 'Only its author and administrators may. The comment stays in its ticket, without its text.',
    authz: creator,
    success: {
      status: 200,
      description: 'The comment is deleted',
      schema: Message,
      data: { message: 'Comment deleted' },
    },
    from: ['S', 'P', 'R22', 'R31'],
    errors: {
      403: { not_the_author: refused('Not authorized to delete this comment') },
      404: commentNotFound,
    },
    limited: manyWrites,
    failed: 'Internal server error during comment deletion',
  }),
];
