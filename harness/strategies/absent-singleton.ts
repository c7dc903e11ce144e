import { parametersOf } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming, mayCreate } from './aiming.ts';

const id = 'absent-singleton';

export const absentSingleton: Strategy = {
  id,
  title: 'A resource that was not created yet returns 404',
  meaning:
    'A resource that exists at most once, such as the loan of a book, is read or replaced before it is created. The request must return 404.',
  help: 'Return 404 until the resource is created, not an empty resource.',
  source: 'RFC 9110, section 15.5.5',
  example: {
    operation: 'GET /books/{bookId}/loan',
    request: 'GET /books/7/loan',
    got: 200,
    expected: '404',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const singleton = known.graph.singletons.find(
      ({ roles }) => roles.read === operation || roles.replace === operation,
    );
    const create = singleton?.roles.create;
    if (response.status !== '404' || !create) return [];
    return [
      aiming(id, cell, {
        title: 'A resource that was not created yet is not found',
        // One that belongs to nothing of the run's own may be there already.
        aim: mayCreate(operation) || parametersOf(create.path).length === 0 ? 'may' : aimAt(operation, known),
        run: async (story) => {
          const path = await story.given(create);
          const draft = await story.validRequest(operation, path);
          await story.send(draft, {
            as: callerOf(operation),
            expect: '404',
            why: `${operation.summary}, before it exists`,
          });
        },
      }),
    ];
  },
};
