import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { pathOf } from '../request/valid-request.ts';
import { aiming } from './aiming.ts';

const id = 'forced-response';

export const forcedResponse: Strategy = {
  id,
  title: 'A mock returns the response that is requested, as documented',
  meaning:
    '`Prefer: code=<status>` asks a mock for a documented response. This runs only against mocks, and only for cells that nothing else has proven. It proves the document and the mock, and nothing about an implementation.',
  help: 'A mock that does not return the requested response is broken. Update it, or report it.',
  source: 'RFC 7240, section 2',
  example: {
    operation: 'GET /books',
    request: `
      GET /books
      Prefer: code=400`,
    got: 200,
    expected: '400',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    // What comes before a response is none, and nobody is shown it (RFC 9110, section 15.2).
    if (response.status.startsWith('1')) return [];
    return [
      aiming(id, cell, {
        title: `The mock returns the documented ${response.status}`,
        needs: ['force-responses'],
        fallback: true,
        run: async (story) => {
          const path = pathOf(known, operation);
          const draft = { operation, path, query: {}, headers: {}, body: undefined };
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            force: true,
            why: `Ask the mock for ${response.status}`,
          });
        },
      }),
    ];
  },
};
