import type { Operation } from '../contract/operation.ts';
import { Stop } from './stop.ts';
import { type Caller, type Credentials, noCredentials, type Target } from './target.ts';

/** What a persona or an account sends to an operation. Stops the scenario if the target's adapter cannot make that persona. */
export async function credentialsFor(
  target: Target,
  caller: Caller,
  { access }: Operation,
): Promise<Credentials> {
  if (caller === 'anonymous' || access.schemes.length === 0) return noCredentials;
  if (typeof caller !== 'string') return caller.credentials(access.schemes);
  const credentials = await target.auth.credentials(caller, access.schemes);
  if (!credentials)
    throw new Stop('not-possible', `${target.auth.name} has no credentials for the persona "${caller}"`);
  return credentials;
}
