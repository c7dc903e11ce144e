import { request } from '../../../../suite/suite.ts';
import { identifiersAt, membersAt, ownBoard, ticketIn } from '../../steps/boards.ts';
import { ordinaryAccount } from '../../steps/ordinary-account.ts';
import { scenario } from '../scenario.ts';

/** S, "Board Access Denied": what cannot be read is not shown by lists either. */
export const foreignBoards = scenario({
  suite: 'authorization',
  title: 'No list shows a board, or a ticket, to somebody without access',
  cell: 'GET /api/tickets/search 200',
  requirements: ['S-403-board-access', 'S-403-ticket-access', 'S-status-200'],
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await ordinaryAccount(story, 'writer');
    const board = await ownBoard(story);
    const { ticketId, title } = await ticketIn(story, board);
    const search = request(story, 'search', { query: { q: title } });
    const own = await story.send(search, { as: 'owner', expect: 200, why: 'Search the own ticket' });
    story.claim(own, {
      sentence: 'The owner finds the ticket',
      holds: membersAt(own, '/data/results').some(({ type }) => type === 'ticket'),
      requirement: 'S-status-200',
    });
    const found = await story.send(search, { as: guest, expect: 200, why: 'Search a foreign ticket' });
    story.claim(found, {
      sentence: 'A stranger to the board does not find the ticket',
      holds: membersAt(found, '/data/results').length === 0,
      requirement: 'S-403-ticket-access',
    });
    const boards = await story.send(request(story, 'listBoards'), {
      as: guest,
      expect: 200,
      why: 'List boards',
    });
    story.claim(boards, {
      sentence: 'The list does not have the board',
      holds: !identifiersAt(boards, '/data/boards').includes(board.boardId),
      requirement: 'S-403-board-access',
    });
    const tickets = await story.send(request(story, 'listTickets'), {
      as: guest,
      expect: 200,
      why: 'List tickets',
    });
    story.claim(tickets, {
      sentence: 'The list does not have the ticket',
      holds: !identifiersAt(tickets, '/data/tickets').includes(ticketId),
      requirement: 'S-403-ticket-access',
    });
    const { boardId, columns } = board;
    const json = { title, boardId, columnId: columns[0] };
    await story.send(request(story, 'createTicket', { json }), {
      as: guest,
      expect: 403,
      cause: 'foreign-resource',
      example: 'foreign_board',
      why: 'Create a ticket on a foreign board',
    });
  },
});
