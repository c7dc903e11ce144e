import { parametersOf } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import { type HealthyPersonaId, healthyPersonas } from '../model/persona.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'undeclared-role';

/** Whoever has nothing to do with a resource, and whoever may at most read it. */
const likely: readonly HealthyPersonaId[] = ['stranger', 'reader'];

export const undeclaredRole: Strategy = {
  id,
  title: 'If 403 is documented and no role is declared, callers other than the owner are refused',
  meaning:
    'The operation lists 403 and does not declare who may call it. A stranger and a reader of the resource call it. If they are allowed, the cell is not exercised: the document does not say that they must be refused.',
  help: 'Declare the roles of the operation in the document (`x-authz`), and return 403 to callers without any of them.',
  source: 'RFC 9110, section 15.5.4',
  example: {
    operation: 'GET /lockers/{lockerId}',
    request: `
      GET /lockers/7
      Authorization: Bearer <token of the stranger>`,
    got: 200,
    expected: '403',
  },
  plan: ({ operation, response, id: cell }) => {
    const { access, path } = operation;
    if (response.status !== '403' || access.public || access.declared) return [];
    const personas = healthyPersonas.filter(({ id: persona }) => likely.includes(persona));
    // Without a resource in the path, nobody is more of a reader than somebody else.
    const asked = parametersOf(path).length === 0 ? personas.slice(0, 1) : personas;
    return asked
      .filter(({ id: persona }) => persona !== callerOf(operation))
      .map((persona) =>
        aiming(
          id,
          { operation, response, id: cell },
          {
            aim: 'may',
            needs: ['business-rules'],
            variant: persona.id,
            title: `A caller who ${persona.sentence} is refused`,
            run: async (story) => {
              const draft = await story.draft(operation);
              await story.send(draft, {
                as: persona.id,
                expect: '403',
                cause: 'insufficient-role',
                why: `${operation.summary}, as a caller who ${persona.sentence}`,
              });
            },
          },
        ),
      );
  },
};
