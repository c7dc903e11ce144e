import { AuthError } from '../model/auth-error.ts';
import { type Budget, noLimits } from '../model/budget.ts';
import type { Pace } from '../model/pace.ts';
import type { Sender } from './send.ts';
import { UnreachableError } from './unreachable-error.ts';
import { untilServed } from './until-served.ts';

/**
 * A sender that keeps the pace and the limits of everybody else, for what is no part of a story: logins, and finding out
 * about a target. Throws what is said, an AuthError otherwise, if it is put off for too long, and an UnreachableError
 * without the query of the request.
 */
export function politeSender(
  sender: Sender,
  pace: Pace,
  {
    failure = AuthError,
    budget = noLimits,
    account = 'nobody in particular',
  }: {
    readonly failure?: new (message: string) => Error;
    readonly budget?: Budget;
    /** Whose limits it uses up. */
    readonly account?: string;
  } = {},
): Sender {
  return {
    ...sender,
    send: async (request) => {
      const [path] = request.target.split('?');
      const what = `${request.method} ${path}`;
      const { answer, gaveUp } = await untilServed(pace, {
        method: request.method,
        what,
        send: async () => {
          await budget.take({ operation: what, account, fromReserve: true });
          await pace.turn('counted', { what });
          return sender.send(request).catch((error) => {
            throw withoutQuery(error, request.target, path ?? '');
          });
        },
        responseOf: (response) => response,
        isMeant: () => false,
      });
      if (gaveUp === undefined) return answer;
      throw new failure(`${what} was postponed: ${gaveUp}`);
    },
  };
}

/** What stands in the query of a login, or of the deletion of an account, is for the target only. */
function withoutQuery(error: unknown, target: string, path: string): unknown {
  if (!(error instanceof UnreachableError)) return error;
  const { message, unanswered } = error;
  return new UnreachableError(message.replace(target, path), { unanswered });
}
