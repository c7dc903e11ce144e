import { callerOf } from '../model/caller.ts';
import type { Fault } from '../model/fault.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'injected-fault';

const faultFor: Readonly<Record<string, Fault>> = { 429: 'rate-limited', 500: 'storage-error:before' };

export const injectedFault: Strategy = {
  id,
  title: 'A failure inside the server is answered as documented',
  plan: (cell) => {
    const { operation, response } = cell;
    const fault = faultFor[response.status];
    if (!fault) return [];
    return [
      aiming(id, cell, {
        title: `The fault ${fault} is answered with ${response.status}`,
        needs: ['inject-faults'],
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: callerOf(operation),
            expect: response.status,
            cause: fault === 'rate-limited' ? 'rate-limited' : 'storage-failure',
            fault,
            why: `${operation.summary}, while the server suffers ${fault}`,
          });
        },
      }),
    ];
  },
};
