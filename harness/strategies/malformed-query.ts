import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming, isRefusal } from './aiming.ts';

const id = 'malformed-query';

export const malformedQuery: Strategy = {
  id,
  title: 'A query with invalid percent-encoding is refused',
  meaning:
    'The query has a percent sign that is not followed by two hexadecimal digits. A server may refuse that with 400. A document does not say that it must, so another status leaves the cell not exercised.',
  help: 'You do not have to do anything. Refusing a query that cannot be decoded is the safer choice.',
  source: 'RFC 3986, section 2.1',
  example: {
    operation: 'GET /books',
    request: 'GET /books?%zz',
    got: 200,
    expected: '400',
  },
  plan: (cell) => {
    const { operation, response } = cell;
    if (!isRefusal(cell)) return [];
    return [
      aiming(id, cell, {
        title: `A query that cannot be decoded returns ${response.status}`,
        aim: 'may',
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(
            { ...draft, query: { ...draft.query, '%zz': '' } },
            {
              as: callerOf(operation),
              expect: response.status,
              cause: 'malformed-request',
              why: `${operation.summary}, with "%zz" in its query`,
            },
          );
        },
      }),
    ];
  },
};
