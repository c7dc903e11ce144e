import { isGuarded } from '../../../contract/operations/csrf.ts';
import type { Operation } from '../../../contract/operations/operation.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { CsrfCarriage } from '../../model/csrf.ts';
import type { SentRequest } from '../../model/exchange.ts';
import { forgeable, isHealthy } from '../../model/persona.ts';
import { Stop } from '../../model/stop.ts';
import { type Caller, type Credentials, personaOf } from '../../model/target.ts';
import type { Sessions } from './sessions.ts';

/** A request with what the session of its caller carries. Stops the scenario where it cannot carry what it has to. */
export async function inSession(
  sessions: Sessions | undefined,
  request: SentRequest,
  {
    caller,
    credentials,
    operation,
    csrf,
  }: {
    readonly caller: Caller;
    readonly credentials: Credentials;
    readonly operation: Operation;
    /** Undefined for that of the persona. */
    readonly csrf?: CsrfCarriage | undefined;
  },
): Promise<SentRequest> {
  const carriage = csrf ?? forgeable(personaOf(caller))?.carriage;
  if (!sessions) {
    if (carriage === undefined) return request;
    throw new Stop('not-possible', 'the configuration says nothing about CSRF protection of the target');
  }
  // It would be refused for that, whatever else is wrong with it.
  if (isGuarded(request.method) && operation.body && !sessions.hasPlace(request))
    throw new Stop('not-possible', 'its body has no place for the CSRF token');
  const isNobody = credentials.secrets.length === 0;
  const isStrict = isNobody || carriage !== undefined || isHealthy(personaOf(caller));
  if (isGuarded(request.method)) await opened(sessions.open(credentials, isStrict), isStrict);
  return sessions.dress(request, credentials, carriage ?? 'valid');
}

async function opened(opening: Promise<void>, isStrict: boolean): Promise<void> {
  try {
    await opening;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    // A guard that stands before authentication refuses for the token, so that nothing is shown about credentials.
    throw new Stop(isStrict ? 'setup-failed' : 'not-possible', error.message);
  }
}
