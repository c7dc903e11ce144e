import type { Scenario } from '../../../../harness/model/scenario.ts';
import { request } from '../../../steps/request.ts';
import { scenario } from '../scenario.ts';

/** Whoever does not know the secret cannot make the server fail: the fault protocol is no way in. */
export const faultsNeedASecret: readonly Scenario[] = [
  { what: 'no secret', headers: {} },
  { what: 'a wrong secret', headers: { 'x-assay-fault-secret': 'guessed' } },
].map(({ what, headers }) =>
  scenario({
    suite: 'server-errors',
    title: `A fault that is asked for with ${what} does not happen`,
    cell: 'GET /api/boards 200',
    requirements: ['S-status-200'],
    run: async (story) => {
      const faulty = { 'x-assay-fault': 'storage-error:before', ...headers };
      await story.send(request(story, 'listBoards', { headers: faulty }), {
        as: 'owner',
        expect: 200,
        why: `Ask for a fault with ${what}`,
      });
    },
  }),
);
