import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming } from './aiming.ts';

const id = 'second-creation';

export const secondCreation: Strategy = {
  id,
  title: 'A resource that can exist only once is not created twice',
  meaning: 'A resource that exists at most once is created twice. The second request must return 409.',
  help: 'Return 409 if the resource already exists.',
  source: 'RFC 9110, section 15.5.10',
  example: {
    operation: 'POST /books/{bookId}/loan',
    request: `
      POST /books/7/loan
      POST /books/7/loan`,
    got: 201,
    expected: '409',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const singleton = known.graph.singletons.find(({ roles }) => roles.create === operation);
    if (response.status !== '409' || !singleton) return [];
    return [
      aiming(id, cell, {
        title: 'A second creation is a conflict',
        aim: aimAt(operation, known),
        run: async (story) => {
          const as = callerOf(operation);
          const draft = await story.draft(operation);
          await story.send(draft, { as, expect: '201', why: operation.summary, step: 'set-up' });
          await story.send(draft, {
            as,
            expect: '409',
            cause: 'already-exists',
            why: `${operation.summary} once more`,
          });
        },
      }),
    ];
  },
};
