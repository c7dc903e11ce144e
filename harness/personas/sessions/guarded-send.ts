import type { CsrfGuard } from '../../model/csrf.ts';
import type { Send } from '../auth/log-in.ts';
import { createSession } from './session.ts';
import { dressed } from './sessions.ts';

/**
 * Sends whatever changes something with the token that a guard wants. All of it is one session, for a double submit
 * whose token belongs to nobody.
 *
 * @param url base URL of the target
 */
export function guardedSend(url: string, guard: CsrfGuard, send: Send): Send {
  const session = createSession({ url, guard, send, learn: () => {} });
  return async (request) => {
    await session.open();
    return send(dressed(request, session, guard, 'valid'));
  };
}
