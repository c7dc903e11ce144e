import type { Operation } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aimAt, aiming } from './aiming.ts';

const id = 'not-acceptable';

export const notAcceptable: Strategy = {
  id,
  title: 'A request that accepts no media type of the operation returns 406',
  meaning:
    'The operation lists 406, and the request accepts only a media type that the operation does not have. The request must return 406.',
  help: 'Evaluate the Accept header, or remove 406 from the document.',
  source: 'RFC 9110, sections 12.5.1 and 15.5.7',
  example: {
    operation: 'GET /books',
    request: `
      GET /books
      Accept: application/vnd.assay.none`,
    got: 200,
    expected: '406',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (response.status !== '406') return [];
    return [
      aiming(id, cell, {
        aim: hasRepresentation(operation) ? aimAt(operation, known) : 'may',
        title: 'A request that accepts only an unknown media type returns 406',
        run: async (story) => {
          const draft = await story.draftAnyway(operation);
          const headers = { ...draft.headers, accept: 'application/vnd.assay.none' };
          await story.send(
            { ...draft, headers },
            {
              as: callerOf(operation),
              expect: '406',
              cause: 'not-acceptable',
              why: `${operation.summary}, accepting only application/vnd.assay.none`,
            },
          );
        },
      }),
    ];
  },
};

/** Whether every success has content: an answer that has none suits whatever a client accepts. */
function hasRepresentation({ responses }: Operation): boolean {
  const successes = responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 0 && successes.every(({ content }) => content.length > 0);
}
