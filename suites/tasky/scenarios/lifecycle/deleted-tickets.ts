import { request } from '../../../../suite/suite.ts';
import { membersAt, ownBoard, ticketIn, ticketsByColumn } from '../../steps/boards.ts';
import { scenario } from '../scenario.ts';

/** S, "Ticket Not Found". */
export const deletedTickets = scenario({
  suite: 'lifecycle',
  title: 'A deleted ticket is nowhere any more, and only administrators delete it for good',
  cell: 'DELETE /api/tickets/{ticketId} 200',
  requirements: ['S-404-ticket', 'S-status-200'],
  needs: ['business-rules'],
  run: async (story) => {
    const board = await ownBoard(story);
    const { ticketId, title } = await ticketIn(story, board);
    const { ticketId: next } = await ticketIn(story, board);
    const path = { ticketId };
    const forGood = (id: string) =>
      request(story, 'deleteTicket', { path: { ticketId: id }, query: { hardDelete: 'true' } });
    const gone = {
      expect: 404,
      cause: 'unknown-resource',
      subject: 'ticketId',
      example: 'ticket_not_found',
      step: 'follow-up',
    } as const;
    await story.send(request(story, 'deleteTicket', { path }), {
      as: 'owner',
      expect: 200,
      why: 'Delete the ticket',
    });
    const { answer, tickets } = await ticketsByColumn(story, board);
    story.claim(answer, {
      sentence: 'Its column has the other ticket only',
      holds: tickets.get(board.columns[0] ?? '')?.join() === next,
      requirement: 'S-404-ticket',
    });
    const found = await story.send(request(story, 'search', { query: { q: title } }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Search the ticket after its deletion',
    });
    story.claim(found, {
      sentence: 'The search does not find it',
      holds: membersAt(found, '/data/results').length === 0,
      requirement: 'S-404-ticket',
    });
    await story.send(request(story, 'getTicket', { path }), {
      as: 'owner',
      ...gone,
      why: 'Read the ticket after its deletion',
    });
    await story.send(forGood(next), {
      as: 'owner',
      expect: 403,
      cause: 'insufficient-role',
      why: 'Delete the other ticket for good without being an administrator',
    });
    await story.send(forGood(ticketId), { as: 'admin', expect: 200, why: 'Delete the ticket for good' });
    await story.send(forGood(ticketId), { as: 'admin', ...gone, why: 'Delete it for good once more' });
  },
});
