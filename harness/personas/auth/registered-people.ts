import { randomBytes } from 'node:crypto';
import type { Note } from '../../journal/journal-writer.ts';
import type { HealthyPersonaId, PersonaId } from '../../model/persona.ts';
import type { AuthAdapter } from '../../model/target.ts';
import type { AccountCalls } from './account-calls.ts';
import { givenTokens } from './given-tokens.ts';
import { type IssuedToken, issued, type TokenSource } from './issued-token.ts';
import type { Send } from './log-in.ts';
import { accountsOnDemand, type ThrowAwayAccounts } from './throw-away.ts';

/** What somebody registers and logs in with. */
export interface Registrant {
  /** What journals and reports call them; texts such as their address are made from it. */
  readonly login: string;
  /** As nobody else has it. */
  readonly email: string;
  readonly password: string;
}

/** How people get their accounts on a server that lets everybody register, with what only its operator can do. */
export interface Registration<Kind extends string> {
  readonly send: Send;
  readonly note: Note | undefined;
  readonly calls: AccountCalls;
  /** The kinds of accounts. What spoils accounts spoils those of the first. */
  readonly kinds: readonly [Kind, ...Kind[]];
  /** The kind of account that a persona needs, or that stands for it in a story. */
  readonly kindOf: (persona: PersonaId) => Kind;
  /** Makes an account of a kind. Throws an AuthError. */
  readonly register: (who: Registrant, kind: Kind) => Promise<IssuedToken>;
  /** Logs in somebody who is registered. Throws an AuthError. */
  readonly logIn: (who: Registrant) => Promise<IssuedToken>;
  readonly refresh?: (refreshToken: string) => Promise<IssuedToken>;
  /** Whose accounts are there before. */
  readonly others: ReadonlyMap<PersonaId, TokenSource>;
  /** Makes a token one whose time is over: only the server's own key can sign it. */
  readonly expireToken: (token: string) => Promise<string>;
}

/** An adapter whose accounts can be deleted in the end. */
export interface RegisteredPeople extends AuthAdapter {
  /** Throws an AccountsStayError that names those that stay. */
  readonly close: () => Promise<void>;
}

const registering: readonly HealthyPersonaId[] = ['owner', 'writer', 'reader', 'stranger'];

/** Personas who register themselves, and as many others as stories need. */
export function registeredPeople<Kind extends string>(registration: Registration<Kind>): RegisteredPeople {
  const { send, note = () => {}, calls, kinds, kindOf, register, logIn, refresh, others } = registration;
  const known = new Map<string, Registrant & { readonly kind: Kind }>();

  async function enter(login: string, kind: Kind): Promise<IssuedToken> {
    const there = known.get(login);
    if (there) return logIn(there);
    const who = {
      login,
      email: `${login}@example.com`,
      password: randomBytes(12).toString('base64url'),
    };
    const token = await register(who, kind);
    known.set(login, { ...who, kind });
    return token;
  }

  const [usual] = kinds;
  const made = new Map(kinds.map((kind) => [kind, accountsOf(kind)]));
  function accountsOf(kind: Kind): ThrowAwayAccounts {
    const options = { calls, send, note, ...(refresh && { refresh }) };
    return accountsOnDemand({ ...options, logIn: (login) => enter(login, kind) });
  }
  function holders(kind: Kind): ThrowAwayAccounts {
    const accounts = made.get(kind);
    if (!accounts) throw new Error(`no account is of the kind ${kind}`);
    return accounts;
  }
  const holderOf = (login: string): ThrowAwayAccounts => holders(known.get(login)?.kind ?? usual);

  const run = randomBytes(3).toString('hex');
  const tokens = new Map<PersonaId, TokenSource>([
    ...registering.map((id): [PersonaId, TokenSource] => [
      id,
      async () => (await holders(kindOf(id)).again(`${id}-${run}`)).token(),
    ]),
    ...others,
  ]);
  const expired: TokenSource = async () => {
    const owners = await tokens.get('owner')?.();
    return issued(await registration.expireToken(owners?.token ?? ''));
  };
  const adapter = givenTokens({
    name: 'registration',
    tokens: new Map<PersonaId, TokenSource>([...tokens, ['expired', expired]]),
    throwAway: {
      ...holders(usual),
      forStories: {
        freshAccount: (name, plays) => {
          const { freshAccount } = holders(kindOf(plays)).forStories;
          if (!freshAccount) throw new Error('accounts that are made on demand are not leased');
          return freshAccount(name, plays);
        },
      },
      again: (login) => holderOf(login).again(login),
      forget: (login) => holderOf(login).forget(login),
      remove: async (login) => holderOf(login).remove?.(login),
    },
  });
  return {
    ...adapter,
    close: async () => {
      for (const accounts of made.values()) await accounts.removeAll();
    },
  };
}
