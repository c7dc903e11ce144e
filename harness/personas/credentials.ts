import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { AuthError, NoAccountLeftError } from '../model/auth-error.ts';
import { Stop } from '../model/stop.ts';
import { type Caller, type Credentials, noCredentials, type Spent, type Target } from '../model/target.ts';

/**
 * What a persona or an account sends to an operation, in one of the ways that it offers. Stops the scenario if the target's adapter cannot
 * make that persona. `spent` are some that are wanted no more.
 */
export async function credentialsFor(
  target: Target,
  caller: Caller,
  { access }: Operation,
  schemes: readonly SecurityScheme[] = access.schemes,
  spent?: Spent,
): Promise<Credentials> {
  if (caller === 'anonymous' || schemes.length === 0) return noCredentials;
  if (typeof caller !== 'string') return caller.credentials(schemes);
  const credentials = await loggedIn(target.auth.credentials(caller, schemes, spent));
  if (!credentials)
    throw new Stop('not-possible', `${target.auth.name} has no credentials for the persona "${caller}"`);
  return credentials;
}

/** Whoever cannot be logged in ends the scenario, and not the run. */
export async function loggedIn<T>(login: Promise<T>): Promise<T> {
  try {
    return await login;
  } catch (error) {
    if (error instanceof NoAccountLeftError) throw new Stop('no-account-left', error.message);
    if (error instanceof AuthError) throw new Stop('setup-failed', error.message);
    throw error;
  }
}
