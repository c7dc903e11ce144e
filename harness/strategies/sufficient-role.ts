import { callerOf, isAllowed, isTold } from '../model/caller.ts';
import { type HealthyPersona, healthyPersonas } from '../model/persona.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAtSuccess, aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'sufficient-role';

export const sufficientRole: Strategy = {
  id,
  title: 'Every caller with the declared role is allowed, not only the owner',
  meaning:
    'The request must succeed for each persona that is authorized by the document, not only for the owner. A server that refuses a reader who may read is as wrong as one that allows a stranger.',
  help: 'Allow every caller with the declared role, or declare a narrower role.',
  source: "RFC 9110, section 15.5.4; the document's own declaration of roles (`x-authz`)",
  example: {
    operation: 'GET /books/{bookId}',
    request: `
      GET /books/7
      Authorization: Bearer <token of the reader>`,
    got: 403,
    expected: '200',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const { access } = operation;
    if (!isFirstSuccess(cell) || access.public) return [];
    // Nobody else has a role on what a scenario makes, unless it is shared with them.
    const isCertain = (persona: HealthyPersona): boolean =>
      known.sharesResources || isAllowed({ ...persona, ownership: 'none' }, access);
    return healthyPersonas
      .filter((persona) => isTold(persona, operation) && isAllowed(persona, access))
      .filter(({ id: persona }) => persona !== callerOf(operation))
      .map((persona) =>
        aiming(id, cell, {
          variant: persona.id,
          aim: isCertain(persona) ? aimAtSuccess(operation, known) : 'may',
          title: `A caller who ${persona.sentence} is allowed`,
          run: async (story) => {
            const draft = await story.draft(operation);
            await story.send(draft, {
              as: persona.id,
              expect: response.status,
              why: `${operation.summary}, as a caller who ${persona.sentence}`,
            });
          },
        }),
      );
  },
};
