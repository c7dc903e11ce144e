import type { Operation } from '../contract/operation.ts';
import type { PersonaId } from './persona.ts';
import { Stop } from './stop.ts';
import { type Credentials, noCredentials, type Target } from './target.ts';

/** What a persona sends to an operation. Stops the scenario if the target's adapter cannot make that persona. */
export async function credentialsFor(
  target: Target,
  persona: PersonaId,
  { access }: Operation,
): Promise<Credentials> {
  if (persona === 'anonymous' || access.schemes.length === 0) return noCredentials;
  const credentials = await target.auth.credentials(persona, access.schemes);
  if (!credentials)
    throw new Stop('not-possible', `${target.auth.name} has no credentials for the persona "${persona}"`);
  return credentials;
}
