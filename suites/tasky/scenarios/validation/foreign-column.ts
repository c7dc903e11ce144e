import { request } from '../../../../suite/suite.ts';
import { ownBoard, ticketIn } from '../../steps/boards.ts';
import { scenario } from '../scenario.ts';

/** S, "Invalid Column". */
export const foreignColumn = scenario({
  suite: 'validation',
  title: 'A ticket comes into no column of another board',
  cell: 'POST /api/tickets 400',
  requirements: ['S-400-foreign-column'],
  run: async (story) => {
    const board = await ownBoard(story);
    const other = await ownBoard(story);
    const refused = { as: 'owner', expect: 400, ruled: true, example: 'foreign_column' } as const;
    const [columnId] = other.columns;
    const json = { title: `Ticket ${story.unique()}`, boardId: board.boardId, columnId };
    await story.send(request(story, 'createTicket', { json }), {
      ...refused,
      why: 'Create a ticket in a column of another board',
    });
    const { ticketId } = await ticketIn(story, board);
    const move = request(story, 'moveTicket', { path: { ticketId }, json: { columnId, index: 0 } });
    await story.send(move, { ...refused, why: 'Move a ticket into a column of another board' });
  },
});
