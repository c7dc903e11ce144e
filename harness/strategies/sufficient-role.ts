import { callerOf, isAllowed, isTold } from '../model/caller.ts';
import { healthyPersonas } from '../model/persona.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'sufficient-role';

export const sufficientRole: Strategy = {
  id,
  title: 'Whoever has the declared role is let in, and not only the owner',
  plan: (cell, known) => {
    const { operation, response } = cell;
    const { access } = operation;
    if (!isFirstSuccess(cell) || access.public) return [];
    // Nobody else has a role on what a scenario makes, unless it is shared with them.
    const isCertain = access.ownership === 'none' || known.sharesResources;
    return healthyPersonas
      .filter((persona) => isTold(persona, operation) && isAllowed(persona, access))
      .filter(({ id: persona }) => persona !== callerOf(operation))
      .map((persona) =>
        aiming(id, cell, {
          variant: persona.id,
          aim: isCertain ? aimAt(operation, known) : 'may',
          title: `A caller who ${persona.sentence} is let in`,
          run: async (story) => {
            const draft = await story.draft(operation);
            await story.send(draft, {
              as: persona.id,
              expect: response.status,
              why: `${operation.summary}, as somebody who ${persona.sentence}`,
            });
          },
        }),
      );
  },
};
