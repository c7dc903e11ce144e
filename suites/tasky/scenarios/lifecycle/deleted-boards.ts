import { request } from '../../../../suite/suite.ts';
import { addMember, identifiersAt, ownBoard, ticketIn } from '../../steps/boards.ts';
import { ordinaryAccount } from '../../steps/ordinary-account.ts';
import { scenario } from '../scenario.ts';

/** S, "Board Deletion Permission" and "Board Not Found". */
export const deletedBoards = scenario({
  suite: 'lifecycle',
  title: 'A board that its owner deletes takes its tickets along',
  cell: 'DELETE /api/boards/{boardId} 200',
  requirements: ['S-403-delete-board', 'S-404-board', 'S-404-ticket'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await ordinaryAccount(story, 'writer');
    const board = await ownBoard(story);
    const { boardId } = board;
    const { ticketId } = await ticketIn(story, board);
    const remove = request(story, 'deleteBoard', { path: { boardId } });
    await addMember(story, { boardId, userId: guest.identity.subject }, 'guest');
    await story.send(remove, {
      as: guest,
      expect: 403,
      cause: 'insufficient-role',
      example: 'not_the_owner',
      why: 'Delete the board as a member',
    });
    await story.send(remove, { as: 'owner', expect: 200, why: 'Delete the own board' });
    await story.send(request(story, 'getBoard', { path: { boardId } }), {
      as: 'owner',
      expect: 404,
      cause: 'unknown-resource',
      subject: 'boardId',
      example: 'board_not_found',
      step: 'follow-up',
      why: 'Read the board after its deletion',
    });
    await story.send(request(story, 'getTicket', { path: { ticketId } }), {
      as: 'owner',
      expect: 404,
      cause: 'unknown-resource',
      subject: 'ticketId',
      step: 'follow-up',
      why: 'Read its ticket',
    });
    const list = await story.send(request(story, 'listBoards'), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'List boards right after',
    });
    story.claim(list, {
      sentence: 'The list does not have the board',
      holds: !identifiersAt(list, '/data/boards').includes(boardId),
      requirement: 'S-404-board',
    });
  },
});
