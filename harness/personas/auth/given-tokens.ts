import { controlOf, healthyPersonas, type PersonaId } from '../../model/persona.ts';
import { type AuthAdapter, noCredentials } from '../../model/target.ts';
import { type BrokenTokensOptions, brokenTokens } from './broken-tokens.ts';
import { carried, carriedToken } from './carried.ts';
import type { TokenSource } from './issued-token.ts';
import { type KeptToken, keptToken } from './kept-token.ts';
import { accountOf } from './person.ts';
import type { ThrowAwayAccounts } from './throw-away.ts';

export interface GivenTokens {
  readonly name: string;
  /** Whose tokens were given, and where each comes from: broken personas among them, if somebody has such tokens. */
  readonly tokens: ReadonlyMap<PersonaId, TokenSource>;
  /** The security schemes that there are credentials for, of whom they are given by name. */
  readonly schemes?: ReadonlyMap<PersonaId, ReadonlySet<string>> | undefined;
  /** For what spoils an account; without them, nothing does. */
  readonly throwAway?: ThrowAwayAccounts | undefined;
}

/**
 * Tokens, passwords or keys that somebody got elsewhere, one for each persona that there is one for. No persona's account
 * is ever spoiled: whatever does that is done to disposable accounts.
 */
export function givenTokens({ name, tokens, schemes: named, throwAway }: GivenTokens): AuthAdapter {
  const kept = new Map(
    healthyPersonas.flatMap(({ id }): [PersonaId, KeptToken][] => {
      const source = tokens.get(id);
      return source ? [[id, keptToken({ whose: `the token of the persona "${id}"`, source })]] : [];
    }),
  );
  const broken = brokenTokens({
    ownersToken: async () => (await kept.get('owner')?.())?.token,
    spoil: throwAway && spoilOf(throwAway),
  });
  return {
    name,
    ...(named && {
      fits: (persona, way) => {
        const has = named.get(controlOf(persona));
        return has === undefined || way.every((scheme) => has.has(scheme.name));
      },
    }),
    credentials: async (persona, schemes, spent) => {
      if (persona === 'anonymous') return noCredentials;
      const own = kept.get(persona);
      if (own) return carriedToken(schemes, await own(spent?.secrets[0], spent?.wanted));
      // A token that is no good is taken as it is.
      const token = (await tokens.get(persona)?.())?.token ?? (await broken(persona, spent?.secrets[0]));
      return token === undefined ? undefined : carried(schemes, token);
    },
    ...(throwAway && {
      ...throwAway.forStories,
      again: async (login, plays) => accountOf(await throwAway.again(login), plays),
      ...(throwAway.remove && { remove: throwAway.remove }),
      accountsLacking: throwAway.lacking,
    }),
  };
}

function spoilOf({ calls, send, forPersona, forget }: ThrowAwayAccounts): BrokenTokensOptions['spoil'] {
  return { calls, send, somebody: forPersona, forget };
}
