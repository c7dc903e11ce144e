import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming, isRefusal } from './aiming.ts';

const id = 'missing-body';

export const missingBody: Strategy = {
  id,
  title: 'A request without the body it needs is refused',
  plan: (cell, known) => {
    const { operation, response } = cell;
    const media = operation.body?.content[0];
    if (!isRefusal(cell) || !operation.body?.required || !media) return [];
    return [
      aiming(id, cell, {
        aim: aimAt(operation, known),
        title: 'A request with an empty body is refused',
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(
            { ...draft, body: { mediaType: media.type, text: '' } },
            { as: callerOf(operation), expect: response.status, why: `${operation.summary}, without a body` },
          );
        },
      }),
    ];
  },
};
