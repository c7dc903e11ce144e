import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S, Scenario 4. */
export const newTicket = scenario({
  suite: 'validation',
  title: 'A ticket without title and column is refused before its board is looked for',
  cell: 'POST /api/tickets 400',
  requirements: ['S-400-new-ticket'],
  run: async (story) => {
    await story.send(request(story, 'createTicket', { json: { priority: 'High', boardId: '123' } }), {
      as: 'owner',
      expect: 400,
      cause: 'missing-member',
      example: 'members_required',
      why: 'Create a ticket with a priority and an impossible board only',
    });
  },
});
