import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { queryOf } from '../request/valid-request.ts';
import { aimAt, aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'all-parameters';

export const allParameters: Strategy = {
  id,
  title: 'Every optional query parameter is accepted with the value that the document shows',
  plan: (cell, known) => {
    const { operation, response } = cell;
    const optional = operation.parameters.filter(
      ({ in: place, required }) => (place === 'query' || place === 'querystring') && !required,
    );
    if (!isFirstSuccess(cell) || !['GET', 'QUERY'].includes(operation.method) || optional.length === 0)
      return [];
    return [
      aiming(id, cell, {
        aim: aimAt(operation, known),
        title: `All documented query parameters together are answered with ${response.status}`,
        run: async (story) => {
          const draft = await story.draft(operation);
          const query = { ...queryOf(known, optional), ...draft.query };
          const as = callerOf(operation);
          await story.send(
            { ...draft, query },
            { as, expect: response.status, why: 'Send every query parameter' },
          );
        },
      }),
    ];
  },
};
