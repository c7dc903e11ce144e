import type { Cause } from '../../contract/operations/cause.ts';
import type { Response } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import type { Fault } from '../model/fault.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'injected-fault';

interface Injected {
  readonly fault: Fault;
  readonly cause: Cause;
}

/** What has the same status in every API. */
const usual: Readonly<Record<string, Injected>> = {
  429: { fault: 'rate-limited', cause: 'rate-limited' },
  500: { fault: 'storage-error:before', cause: 'storage-failure' },
};

/** What has the status whose example has this cause; none, if the document has no such example. */
const told: readonly Injected[] = [
  { fault: 'storage-lost', cause: 'storage-lost' },
  { fault: 'unavailable', cause: 'unavailable' },
  { fault: 'timeout', cause: 'timeout' },
];

function injectedIn({ status, content }: Response): Injected | undefined {
  const causes = new Set(content.flatMap(({ examples }) => examples.map((example) => example.cause)));
  return usual[status] ?? told.find(({ cause }) => causes.has(cause));
}

export const injectedFault: Strategy = {
  id,
  title: 'A failure inside the server returns the documented error',
  meaning:
    'Faults are injected into the target: its storage fails, or its rate limit is reached. The response must be the documented 500 or 429, and pass all checks for errors. If an example has the cause `storage-lost`, `unavailable` or `timeout` (`x-assay-cause`), the fault of that name must return the status of that example. This runs only against servers that were started with a fault secret, such as the reference server.',
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
    const injected = injectedIn(response);
    if (!injected) return [];
    const { fault, cause } = injected;
    return [
      aiming(id, cell, {
        title: `The fault ${fault} returns ${response.status}`,
        needs: ['inject-faults'],
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            cause,
            fault,
            why: `${operation.summary}, with the injected fault ${fault}`,
          });
        },
      }),
    ];
  },
};
