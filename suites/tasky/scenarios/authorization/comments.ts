import { request, textAt, valueAt } from '../../../../suite/suite.ts';
import { addMember, membersAt, ownBoard, ticketIn } from '../../steps/boards.ts';
import { ordinaryAccount } from '../../steps/ordinary-account.ts';
import { scenario } from '../scenario.ts';

/** S, "Comment Authorization". */
export const comments = scenario({
  suite: 'authorization',
  title: 'A comment is deleted by its author, not by the owner of the board, and stays without its text',
  cell: 'DELETE /api/tickets/{ticketId}/comments/{commentId} 200',
  requirements: ['S-403-comment', 'S-404-comment'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await ordinaryAccount(story, 'writer');
    const board = await ownBoard(story);
    const { boardId } = board;
    const { ticketId } = await ticketIn(story, board);
    await addMember(story, { boardId, userId: guest.identity.subject }, 'guest');
    const text = `Said by the guest ${story.unique()}`;
    const created = await story.send(
      request(story, 'createComment', { path: { ticketId }, json: { text } }),
      {
        as: guest,
        expect: 201,
        step: 'set-up',
        why: 'Comment on the ticket as the guest',
      },
    );
    const path = { ticketId, commentId: textAt(created, '/data/comment/_id') };
    await story.send(request(story, 'deleteComment', { path }), {
      as: 'owner',
      expect: 403,
      cause: 'insufficient-role',
      example: 'not_the_author',
      why: 'Delete the comment of somebody else on the own board',
    });
    await story.send(request(story, 'deleteComment', { path }), {
      as: guest,
      expect: 200,
      why: 'Delete the own comment',
    });
    const read = await story.send(request(story, 'getTicket', { path: { ticketId } }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Read the ticket with its comments',
    });
    const [comment] = membersAt(read, '/data/ticket/comments');
    story.claim(read, {
      sentence: 'The comment is still there, and its text is not',
      holds: comment?._id === path.commentId && !JSON.stringify(read.json).includes(text),
      requirement: 'S-403-comment',
    });
    story.claim(read, {
      sentence: 'The count does not include it',
      holds: valueAt(read, '/data/ticket/commentCount') === 0,
      requirement: 'S-404-comment',
    });
    await story.send(request(story, 'changeComment', { path, json: { text: 'Back again' } }), {
      as: guest,
      expect: 404,
      cause: 'unknown-resource',
      subject: 'commentId',
      example: 'comment_not_found',
      step: 'follow-up',
      why: 'Change the comment after its deletion',
    });
  },
});
