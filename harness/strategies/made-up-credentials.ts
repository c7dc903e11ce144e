import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'made-up-credentials';

export const madeUpCredentials: Strategy = {
  id,
  title:
    'Where credentials are part of the request itself, such as a refresh token, made-up ones are refused',
  plan: (cell) => {
    const { operation, response } = cell;
    const carries =
      operation.body !== undefined || operation.parameters.some((parameter) => parameter.in === 'query');
    if (response.status !== '401' || !operation.access.public || !carries) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: 'A request with values that nobody was given is refused',
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: callerOf(operation),
            expect: '401',
            cause: 'invalid-credentials',
            why: `${operation.summary}, with the values of the document`,
          });
        },
      }),
    ];
  },
};
