import { request } from '../../../../suite/suite.ts';
import { identifiersAt, ownBoard, ticketIn } from '../../steps/boards.ts';
import { ordinaryAccount } from '../../steps/ordinary-account.ts';
import { scenario } from '../scenario.ts';

/** S, "Board Access Denied" and "Ticket Permission Denied". */
export const membership = scenario({
  suite: 'authorization',
  title:
    'Whoever the owner adds to a board has access to it and its tickets, for as long as they are a member',
  cell: 'POST /api/boards/{boardId}/members/{userId} 200',
  requirements: ['S-403-add-member', 'S-403-board-access', 'S-403-ticket-access'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await ordinaryAccount(story, 'stranger');
    const board = await ownBoard(story);
    const { ticketId } = await ticketIn(story, board);
    const { boardId } = board;
    const member = { boardId, userId: guest.identity.subject };
    const readBoard = request(story, 'getBoard', { path: { boardId } });
    const readTicket = request(story, 'getTicket', { path: { ticketId } });
    const refused = { as: guest, expect: 403, cause: 'insufficient-role' } as const;

    await story.send(readBoard, { ...refused, example: 'no_board_access', why: 'Read a foreign board' });
    await story.send(readTicket, { ...refused, example: 'no_ticket_access', why: 'Read a foreign ticket' });
    await story.send(request(story, 'addMember', { path: member }), {
      as: guest,
      expect: 403,
      cause: 'insufficient-role',
      why: 'Add oneself to a foreign board',
    });
    for (const why of ['Add the guest to the board', 'Add the guest once more, which changes nothing']) {
      const added = await story.send(request(story, 'addMember', { path: member }), {
        as: 'owner',
        expect: 200,
        why,
      });
      story.claim(added, {
        sentence: 'The guest is in the members of the board once',
        holds: identifiersAt(added, '/data/board/members').filter((id) => id === member.userId).length === 1,
        requirement: 'S-403-add-member',
      });
    }
    await story.send(readBoard, { as: guest, expect: 200, why: 'Read the board as a member' });
    await story.send(readTicket, { as: guest, expect: 200, why: 'Read the ticket as a member' });
    for (const operation of ['addMember', 'removeMember'])
      await story.send(request(story, operation, { path: member }), {
        as: guest,
        expect: 403,
        cause: 'insufficient-role',
        example: 'not_the_owner',
        why: 'Change the members as a member, who is not the owner',
      });
    const list = await story.send(request(story, 'listBoards'), {
      as: guest,
      expect: 200,
      step: 'follow-up',
      why: 'List the own boards as a member',
    });
    story.claim(list, {
      sentence: 'The list has the board',
      holds: identifiersAt(list, '/data/boards').includes(boardId),
      requirement: 'S-403-add-member',
    });
    await story.send(request(story, 'removeMember', { path: member }), {
      as: 'owner',
      expect: 200,
      why: 'Remove the guest from the board',
    });
    await story.send(readBoard, { ...refused, why: 'Read the board after the removal' });
  },
});
