import { createHash } from 'node:crypto';
import { callAs } from './account-calls.ts';
import { AuthError, NoAccountLeftError } from './auth-error.ts';
import { issued } from './issued-token.ts';
import { keptToken } from './kept-token.ts';
import type { MadeAccountsOptions } from './made-accounts.ts';
import type { Person } from './person.ts';
import type { SpoiledPersonaId, ThrowAwayAccounts } from './throw-away.ts';

interface Given {
  readonly login: string;
  readonly token: string;
}

/**
 * Accounts that somebody made, a token each. What no story deletes stays: it was there before. Some are set aside for the
 * personas whose accounts are spoiled, because a lot is proven with them.
 */
export function accountPool(
  tokens: readonly string[],
  { calls, send }: Pick<MadeAccountsOptions, 'calls' | 'send'>,
): ThrowAwayAccounts {
  const all = [...new Set(tokens)].map((token): Given => ({ login: loginOf(token), token }));
  const left = [...all];
  const setAside = new Set<SpoiledPersonaId>(['revoked', 'deleted']);
  const inVain = new Set<SpoiledPersonaId>();
  let storiesInVain = 0;

  /** Undefined where the server refuses the token: an earlier run deleted the account, or its time is over. */
  async function person({ login, token }: Given): Promise<Person | undefined> {
    const identity = await calls.identify(callAs(token, send), token);
    const kept = keptToken({ whose: `the token of ${login}`, source: async () => issued(token) });
    return identity && { login, identity, token: kept };
  }

  /** The next one that the server lets in; `keep` stay. */
  async function take(keep: number): Promise<Person | undefined> {
    while (left.length > keep) {
      const next = left.shift();
      const taken = next && (await person(next));
      if (taken) return taken;
    }
    return undefined;
  }

  return {
    calls,
    send,
    forStory: async () => {
      const taken = await take(setAside.size);
      if (taken) return taken;
      storiesInVain += 1;
      throw new NoAccountLeftError(all.length);
    },
    forPersona: async (persona) => {
      setAside.delete(persona);
      const taken = await take(0);
      if (taken) return taken;
      inVain.add(persona);
      throw new NoAccountLeftError(all.length);
    },
    again: async (wanted) => {
      const known = all.find(({ login }) => login === wanted);
      if (!known) throw new AuthError(`${wanted} is not among the throw-away accounts that are given now`);
      const found = await person(known);
      if (!found) throw new AuthError(`the server does not let ${wanted} in any more`);
      return found;
    },
    forget: () => {},
    removeAll: async () => {},
    lacking: () => storiesInVain + inVain.size,
  };
}

/** Tokens are secret, and have to be told apart in a journal. */
function loginOf(token: string): string {
  return `throw-away-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`;
}
