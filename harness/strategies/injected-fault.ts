import { callerOf } from '../model/caller.ts';
import type { Fault } from '../model/fault.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'injected-fault';

const faultFor: Readonly<Record<string, Fault>> = { 429: 'rate-limited', 500: 'storage-error:before' };

export const injectedFault: Strategy = {
  id,
  title: 'A failure inside the server returns the documented error',
  meaning:
    'Faults are injected into the target: its storage fails, or its rate limit is reached. The response must be the documented 500 or 429, and pass all checks for errors. This runs only against servers that were started with a fault secret, such as the reference server.',
  help: 'Return the documented error for a failure inside the server, and never a success.',
  source: 'RFC 9110, section 15.6.1; RFC 6585, section 4',
  example: {
    operation: 'GET /books',
    request: `
      GET /books
      X-Assay-Fault: rate-limited`,
    got: 200,
    expected: '429',
  },
  plan: (cell) => {
    const { operation, response } = cell;
    const fault = faultFor[response.status];
    if (!fault) return [];
    return [
      aiming(id, cell, {
        title: `The fault ${fault} returns ${response.status}`,
        needs: ['inject-faults'],
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            cause: fault === 'rate-limited' ? 'rate-limited' : 'storage-failure',
            fault,
            why: `${operation.summary}, with the injected fault ${fault}`,
          });
        },
      }),
    ];
  },
};
