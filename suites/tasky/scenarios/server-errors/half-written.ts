import { request, type Scenario } from '../../../../suite/suite.ts';
import { ownBoard, ticketIn, ticketsByColumn } from '../../steps/boards.ts';
import { scenario } from '../scenario.ts';

const broken = { expect: 500, cause: 'storage-failure', fault: 'storage-error:after' } as const;

/** S, "Database Error": a failure after the work was done and before it was kept undoes all of it. */
export const halfWritten: readonly Scenario[] = [
  scenario({
    suite: 'server-errors',
    title: 'A ticket whose creation failed is not there',
    cell: 'POST /api/tickets 500',
    requirements: ['S-500-ticket', 'S-no-leaks'],
    needs: ['inject-faults'],
    run: async (story) => {
      const board = await ownBoard(story);
      const { boardId, columns } = board;
      const json = { title: `Half written ${story.unique()}`, boardId, columnId: columns[0] };
      await story.send(request(story, 'createTicket', { json }), {
        as: 'owner',
        ...broken,
        example: 'failed',
        why: 'Create a ticket while the storage fails',
      });
      const { answer, tickets } = await ticketsByColumn(story, board);
      story.claim(answer, {
        sentence: 'Nothing of the failed creation was stored',
        holds: [...tickets.values()].flat().length === 0,
        requirement: 'S-500-ticket',
      });
    },
  }),
  scenario({
    suite: 'server-errors',
    title: 'A board whose deletion failed is still there with its tickets',
    cell: 'DELETE /api/boards/{boardId} 500',
    requirements: ['S-status-500', 'S-no-leaks'],
    needs: ['inject-faults'],
    run: async (story) => {
      const board = await ownBoard(story);
      const { boardId, columns } = board;
      const { ticketId } = await ticketIn(story, board);
      await story.send(request(story, 'deleteBoard', { path: { boardId } }), {
        as: 'owner',
        ...broken,
        why: 'Delete the board while the storage fails',
      });
      const { answer, tickets } = await ticketsByColumn(story, board);
      story.claim(answer, {
        sentence: 'The board still has its ticket',
        holds: tickets.get(columns[0] ?? '')?.join() === ticketId,
        requirement: 'S-status-500',
      });
    },
  }),
];
