import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming } from './aiming.ts';

const id = 'absent-singleton';

export const absentSingleton: Strategy = {
  id,
  title: 'What was not started yet is not found',
  plan: (cell, known) => {
    const { operation, response } = cell;
    const singleton = known.graph.singletons.find(
      ({ roles }) => roles.read === operation || roles.replace === operation,
    );
    const create = singleton?.roles.create;
    if (response.status !== '404' || !create) return [];
    return [
      aiming(id, cell, {
        title: 'Nothing is found before it was created',
        aim: aimAt(operation, known),
        run: async (story) => {
          const path = await story.given(create);
          const draft = await story.validRequest(operation, path);
          await story.send(draft, {
            as: callerOf(operation),
            expect: '404',
            why: `${operation.summary}, before there is one`,
          });
        },
      }),
    ];
  },
};
