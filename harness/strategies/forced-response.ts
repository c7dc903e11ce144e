import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { pathOf } from '../request/valid-request.ts';
import { aiming } from './aiming.ts';

const id = 'forced-response';

export const forcedResponse: Strategy = {
  id,
  title: 'A mock that is told which response to give gives it as documented',
  plan: (cell, known) => {
    const { operation, response } = cell;
    return [
      aiming(id, cell, {
        title: `The documented ${response.status} can be had`,
        needs: ['force-responses'],
        fallback: true,
        run: async (story) => {
          const path = pathOf(known, operation);
          const draft = { operation, path, query: {}, headers: {}, body: undefined };
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            force: true,
            why: `Ask the mock for ${response.status}`,
          });
        },
      }),
    ];
  },
};
