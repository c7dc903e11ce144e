import { AuthError } from '../../model/auth-error.ts';
import type { PersonaId } from '../../model/persona.ts';
import { type AccountCalls, callAs, noDeletion } from './account-calls.ts';
import { forge, notAToken, signedByNobody } from './forge.ts';
import type { IssuedToken, TokenSource } from './issued-token.ts';
import { keptToken } from './kept-token.ts';
import type { Send } from './log-in.ts';
import type { Person } from './person.ts';
import type { SpoiledPersonaId } from './throw-away.ts';

/** What good tokens are spoiled with. What is missing makes some personas impossible. */
export interface BrokenTokensOptions {
  /** Tokens that expired or were forged say that they are the owner's. Undefined where there is no owner. */
  readonly ownersToken: () => Promise<string | undefined>;
  /** Makes a token one whose time is over: only the server's own key can sign it. */
  readonly expireToken?: ((token: string) => Promise<string>) | undefined;
  /** Accounts to be spoiled, each anew, and the calls that do it. */
  readonly spoil?: Spoil | undefined;
}

export interface Spoil {
  readonly calls: AccountCalls;
  readonly send: Send;
  /** Throws an AuthError, or a NoAccountLeftError. */
  readonly somebody: (persona: SpoiledPersonaId) => Promise<Person>;
  /** Told whose account is deleted. */
  readonly forget: (login: string) => void;
}

/** Tokens that have to be refused; undefined for personas that cannot be had. A token that ends by itself is made anew. */
export function brokenTokens(
  options: BrokenTokensOptions,
): (persona: PersonaId, spent?: string) => Promise<string | undefined> {
  const { ownersToken, expireToken, spoil } = options;
  const forged = derived(ownersToken, (token) => (token === undefined ? undefined : forge(token)));
  const expired = derived(ownersToken, (token) => (token === undefined ? undefined : expireToken?.(token)));
  const revoke = spoil?.calls.revoke;
  const revoked =
    spoil && revoke && keptToken({ whose: 'the revoked token', source: () => revokedToken(spoil, revoke) });
  const deleted = spoil && deletedTokens(spoil);
  return async (persona, spent) => {
    switch (persona) {
      case 'malformed':
        return notAToken;
      case 'forged':
        return (await forged()) ?? signedByNobody;
      case 'expired':
        return expired();
      case 'revoked':
        return (await revoked?.())?.token;
      case 'deleted':
        return (await deleted?.(spent))?.token;
      default:
        return undefined;
    }
  };
}

/** Something made from a token, until there is another token. */
function derived<T>(
  source: () => Promise<string | undefined>,
  make: (token: string | undefined) => Promise<T> | undefined,
): () => Promise<T | undefined> {
  let known: { readonly from: string | undefined; readonly made: Promise<T> | undefined } | undefined;
  return async () => {
    const from = await source();
    if (!known || known.from !== from) known = { from, made: make(from) };
    return known.made;
  };
}

async function revokedToken(
  { send, somebody }: Spoil,
  revoke: NonNullable<AccountCalls['revoke']>,
): ReturnType<TokenSource> {
  const { token } = await somebody('revoked');
  const issued = await token();
  const { status } = await revoke(callAs(issued.token, send), issued);
  expectDone(status);
  return issued;
}

/**
 * Where the deletion itself has ended the token, one does for everything. Where it did not, a request may end it, so that
 * the next one would prove nothing: then another one is made for whoever says that theirs is spent.
 */
function deletedTokens(spoil: Spoil): (spent?: string) => Promise<IssuedToken> {
  const { calls, send, somebody, forget } = spoil;
  let isPossible = true;
  let outlives = false;
  const kept = keptToken({
    whose: 'the deleted token',
    source: async () => {
      if (isPossible) {
        const { login, token } = await somebody('deleted');
        const issued = await token();
        const call = callAs(issued.token, send);
        const answer = await calls.remove(call);
        if (answer) {
          expectDone(answer.status);
          forget(login);
          outlives = (await calls.isLetIn?.(call)) ?? false;
          return issued;
        }
      }
      // Known from now on: no other account is spent to find out.
      isPossible = false;
      throw new AuthError(noDeletion);
    },
  });
  return (spent) => kept(outlives ? spent : undefined);
}

function expectDone(status: number): void {
  if (status < 200 || status > 299) throw new AuthError(`a token could not be revoked: ${status}`);
}
