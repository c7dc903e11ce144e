import { isDeepStrictEqual } from 'node:util';
import { request, type Story, valueAt } from '../../../../suite/suite.ts';
import { ownBoard, ticketIn, ticketsByColumn } from '../../steps/boards.ts';
import { scenario } from '../scenario.ts';

/** S, "Missing Parameters": a move has a column and an index, and it is done. */
export const moving = scenario({
  suite: 'lifecycle',
  title: 'A ticket that moves takes its place, and those that it passes make room',
  cell: 'PATCH /api/tickets/{ticketId}/move 200',
  requirements: ['S-status-200', 'S-400-move'],
  needs: ['business-rules'],
  run: async (story) => {
    const board = await ownBoard(story);
    const [backlog = '', , inProgress = ''] = board.columns;
    const one = (await ticketIn(story, board)).ticketId;
    const two = (await ticketIn(story, board)).ticketId;
    const three = (await ticketIn(story, board)).ticketId;
    const expectOrder = async (there: readonly string[], here: readonly string[]): Promise<void> => {
      const { answer, tickets } = await ticketsByColumn(story, board);
      story.claim(answer, {
        sentence: 'Every ticket is where the moves have left it',
        holds: isDeepStrictEqual([tickets.get(backlog), tickets.get(inProgress)], [there, here]),
        requirement: 'S-status-200',
      });
    };
    await expectOrder([one, two, three], []);
    await move(story, three, { columnId: backlog, index: 0 });
    await expectOrder([three, one, two], []);
    await move(story, three, { columnId: backlog, index: 1 });
    await expectOrder([one, three, two], []);
    const status = await move(story, one, { columnId: inProgress, index: 7 });
    await expectOrder([three, two], [one]);
    await move(story, two, { columnId: inProgress, index: 0 });
    await expectOrder([three], [two, one]);
    story.claim(status, {
      sentence: 'The status of the ticket is that of its column',
      holds: valueAt(status, '/data/ticket/status') === 'in_progress',
      requirement: 'S-status-200',
    });
  },
});

function move(story: Story, ticketId: string, json: { readonly columnId: string; readonly index: number }) {
  return story.send(request(story, 'moveTicket', { path: { ticketId }, json }), {
    as: 'owner',
    expect: 200,
    why: `Move the ticket to the place ${json.index}`,
  });
}
