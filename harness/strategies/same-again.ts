import type { Cell, Operation } from '../../contract/operations/operation.ts';
import { successesOf } from '../../contract/operations/status.ts';
import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'same-again';

export const sameAgain: Strategy = {
  id,
  title: 'A repeated request returns its documented status: a conflict, another success, or not found',
  meaning:
    'The same request is sent twice. The second one may return what the document lists for it: 409 on a second POST, 200 or 204 on a second PUT, 404 or 410 on a second DELETE. Only the server knows, so another status leaves the cell not exercised.',
  help: 'Return the documented status for a repeated request, or remove it from the document.',
  source: 'RFC 9110, sections 9.2.2 and 15.5.10',
  example: {
    operation: 'POST /lockers',
    request: `
      POST /lockers
      POST /lockers`,
    got: 201,
    expected: '409',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    if (!isSecondAnswer(cell)) return [];
    // What can exist once only is the business of another strategy, which is certain of it.
    if (known.graph.singletons.some(({ roles }) => roles.create === operation)) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: `A repeated request returns ${response.status}`,
        run: async (story) => {
          const as = callerOf(operation);
          const draft = await story.draft(operation);
          const [first = response.status, ...others] = successes(operation);
          await story.send(draft, { as, expect: first, or: others, why: operation.summary, step: 'set-up' });
          await story.send(draft, { as, expect: response.status, why: `${operation.summary} once more` });
        },
      }),
    ];
  },
};

const secondAnswers: Readonly<Record<string, readonly string[]>> = {
  POST: ['409'],
  PUT: ['200', '204', '409'],
  DELETE: ['404', '409', '410'],
};

/** What a second request of this method is answered with, unless the first one is already. */
function isSecondAnswer({ operation, response: { status } }: Cell): boolean {
  if (!secondAnswers[operation.method]?.includes(status)) return false;
  return status.startsWith('2') ? successes(operation).includes('201') : true;
}

/** Documented successes; a creation comes before a replacement. */
function successes(operation: Operation): string[] {
  return [...successesOf(operation)].sort((one, other) => Number(other === '201') - Number(one === '201'));
}
