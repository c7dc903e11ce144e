import { renamed, resourceShapeOf } from '../../contract/operations/path-template.ts';
import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { isScarce } from '../request/scarce-identifiers.ts';
import { aimAtRemoved, aiming, mayCreate } from './aiming.ts';

const id = 'deleted-resource';

export const deletedResource: Strategy = {
  id,
  title: 'A deleted resource returns 404',
  meaning: 'A resource is created, deleted and then requested again. The request must return 404.',
  help: 'Make a deletion take effect at once, for every operation on the resource.',
  source: 'RFC 9110, sections 9.3.5 and 15.5.5',
  example: {
    operation: 'GET /books/{bookId}',
    request: `
      DELETE /books/7
      GET /books/7`,
    got: 200,
    expected: '404',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const collection = known.graph.collections.find(
      ({ itemPath }) => resourceShapeOf(itemPath) === resourceShapeOf(operation.path),
    );
    const removal = collection?.roles.remove;
    if (response.status !== '404' || !collection || !removal || mayCreate(operation)) return [];
    return [
      aiming(id, cell, {
        title: 'A deleted resource is not found',
        aim: isScarce(operation, known) ? 'may' : aimAtRemoved(operation, known),
        run: async (story) => {
          const path = await story.given(operation);
          const draft = await story.validRequest(operation, path);
          const success = removal.responses.find(({ status }) => /^2/.test(status))?.status ?? '204';
          await story.send(await story.validRequest(removal, renamed(path, operation.path, removal.path)), {
            as: callerOf(removal),
            expect: success,
            why: removal.summary,
            step: 'set-up',
          });
          await story.send(draft, {
            as: callerOf(operation),
            expect: '404',
            cause: 'unknown-resource',
            subject: collection.parameter,
            why: `${operation.summary}, after its deletion`,
          });
        },
      }),
    ];
  },
};
