import type { Cause } from '../../contract/operations/cause.ts';
import { callerOf } from '../model/caller.ts';
import type { Fault } from '../model/fault.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'injected-fault';

interface Injection {
  readonly fault: Fault;
  /** Undefined where the status has one cause only. */
  readonly cause?: Cause;
}

const injections: Readonly<Record<string, Injection>> = {
  408: { fault: 'timeout' },
  429: { fault: 'rate-limited', cause: 'rate-limited' },
  500: { fault: 'storage-error:before', cause: 'storage-failure' },
  503: { fault: 'unavailable' },
};

export const injectedFault: Strategy = {
  id,
  title: 'A failure inside the server returns the documented error',
  meaning:
    'Faults are injected into the target: its storage fails, its rate limit is reached, the time of the request is over, or the target is not available. The response must be the documented 500, 429, 408 or 503, and pass all checks for errors. This runs only against servers that were started with a fault secret, such as the reference server.',
  help: 'Return the documented error for a failure inside the server, and never a success.',
  source: 'RFC 9110, sections 15.5.9, 15.6.1 and 15.6.4; RFC 6585, section 4',
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
    const injection = injections[response.status];
    if (!injection) return [];
    const { fault, cause } = injection;
    return [
      aiming(id, cell, {
        title: `The fault ${fault} returns ${response.status}`,
        needs: ['inject-faults'],
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            ...(cause && { cause }),
            fault,
            why: `${operation.summary}, with the injected fault ${fault}`,
          });
        },
      }),
    ];
  },
};
