import { callerOf } from '../model/caller.ts';
import type { Query } from '../model/query.ts';
import type { Strategy } from '../model/strategy.ts';
import { isGuess, isMadeText } from '../request/guessed-formats.ts';
import { queryText } from '../request/parameter-text.ts';
import { queryOf } from '../request/valid-request.ts';
import { withoutActing } from '../safety/acting-parameter.ts';
import { aimAtSuccess, aiming } from './aiming.ts';
import { isFirstSuccess } from './valid-request.ts';

const id = 'all-parameters';

export const allParameters: Strategy = {
  id,
  title: 'Every optional query parameter is accepted with the value that the document shows',
  meaning:
    'A GET with all optional query parameters at once must succeed. The values come from the examples, or are generated from the schemas. If a text was generated and the document does not say which texts are valid, such as names of members in `sort`, another status leaves the cell not exercised. A switch that says of itself that it changes something (`reset`) is left out.',
  help: 'Accept each documented query parameter, or remove it from the document.',
  source: 'OpenAPI 3.1.0, section 4.8.12 (Parameter Object)',
  example: {
    operation: 'GET /books',
    request: 'GET /books?<every documented parameter>',
    got: 400,
    expected: '200',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const optional = withoutActing(operation.parameters, known).filter(
      ({ in: place, required }) => (place === 'query' || place === 'querystring') && !required,
    );
    if (!isFirstSuccess(cell) || !['GET', 'QUERY'].includes(operation.method) || optional.length === 0)
      return [];
    return [
      aiming(id, cell, {
        aim: optional.some((one) => isGuess(one, known) || isMadeText(one, known))
          ? 'may'
          : aimAtSuccess(operation, known),
        title: `A request with all documented query parameters returns ${response.status}`,
        run: async (story) => {
          const draft = await story.draft(operation);
          const as = callerOf(operation);
          const queries = inAddresses(optional.map((parameter) => queryOf(known, [parameter])));
          for (const query of queries) {
            const why =
              queries.length === 1 ? 'Send every query parameter' : 'Send as many query parameters as fit';
            await story.send(
              { ...draft, query: { ...query, ...draft.query } },
              { as, expect: response.status, why },
            );
          }
        },
      }),
    ];
  },
};

/** Characters that parameters take in one address: servers refuse addresses of some thousand before they read them. */
const longest = 1500;

/** All parameters in as few queries as have room for them. */
function inAddresses(parameters: readonly Query[]): Query[] {
  const queries: Query[] = [];
  for (const parameter of parameters) {
    const both = { ...queries.at(-1), ...parameter };
    if (queries.length > 0 && queryText(both).length <= longest) queries[queries.length - 1] = both;
    else queries.push(parameter);
  }
  return queries;
}
