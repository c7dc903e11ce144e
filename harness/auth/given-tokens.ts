import type { SecurityScheme } from '../../contract/authorization.ts';
import type { PersonaId } from '../persona.ts';
import { type AuthAdapter, type Credentials, noCredentials } from '../target.ts';
import { carried } from './carried.ts';

/** Tokens, passwords or keys that somebody got elsewhere, one for each persona that there is one for. */
export function givenTokens(tokens: ReadonlyMap<PersonaId, string>): AuthAdapter {
  return {
    name: 'the set of given tokens',
    credentials: async (
      persona: PersonaId,
      schemes: readonly SecurityScheme[],
    ): Promise<Credentials | undefined> => {
      if (persona === 'anonymous') return noCredentials;
      const token = tokens.get(persona) ?? invented.get(persona);
      return token === undefined ? undefined : carried(schemes, token);
    },
  };
}

/** What nobody has to give: a token that is none, and one that is signed by nobody the server trusts. */
const invented: ReadonlyMap<PersonaId, string> = new Map([
  ['malformed', 'not-a-token'],
  ['forged', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2U'],
]);
