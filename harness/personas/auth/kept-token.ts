import { AuthError } from '../../model/auth-error.ts';
import type { IssuedToken, TokenSource } from './issued-token.ts';

export interface KeptTokenOptions {
  /** For people: "the token of the owner". */
  readonly whose: string;
  readonly source: TokenSource;
  /** Gets another token for a refresh token, where there is a way. Throws an AuthError; then the source is asked. */
  readonly refresh?: (refreshToken: string) => Promise<IssuedToken>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** How long before its end a token is replaced, in milliseconds: clocks differ, and answers take their time. */
const longestMargin = 60_000;

/**
 * Asked for a token; `spent` is one that is no good any more, although its time is not over. `login`: one that no refresh
 * gets.
 */
export type KeptToken = (spent?: string, wanted?: 'login') => Promise<IssuedToken>;

/**
 * Somebody's token, replaced before it ends. Whoever asks while that goes on waits for the same one, so that nobody uses
 * a refresh token twice. Throws an AuthError when there is no token that is still good.
 */
export function keptToken({ whose, source, refresh, now = Date.now }: KeptTokenOptions): KeptToken {
  let current: { readonly token: IssuedToken; readonly replaceAt: number } | undefined;
  let coming: Promise<IssuedToken> | undefined;

  async function next(wanted: 'login' | undefined): Promise<IssuedToken> {
    const isRefreshed = wanted === undefined;
    const token = (isRefreshed && (await refreshed(current?.token))) || (await fromSource(wanted));
    const left = (token.expiresAt ?? Number.POSITIVE_INFINITY) - now();
    if (left <= 0) throw new AuthError(`${whose} expired at ${timeOf(token.expiresAt ?? 0)}`);
    current = { token, replaceAt: now() + left - Math.min(longestMargin, left / 5) };
    return token;
  }

  /** Where there is none any more, the one before is good until its end. */
  async function fromSource(wanted: 'login' | undefined): Promise<IssuedToken> {
    try {
      return await source(wanted);
    } catch (error) {
      const isStillGood = (current?.token.expiresAt ?? 0) > now();
      if (current && isStillGood && error instanceof AuthError) return current.token;
      throw error;
    }
  }

  /** A refresh token stays good where no other one comes in its place (RFC 6749, section 6). */
  async function refreshed(old: IssuedToken | undefined): Promise<IssuedToken | undefined> {
    if (old?.refreshToken === undefined || !refresh) return undefined;
    try {
      return { refreshToken: old.refreshToken, ...(await refresh(old.refreshToken)) };
    } catch (error) {
      // Whoever may not refresh any more logs in again.
      if (error instanceof AuthError) return undefined;
      throw error;
    }
  }

  return (spent, wanted) => {
    if (current && now() < current.replaceAt && current.token.token !== spent)
      return Promise.resolve(current.token);
    coming ??= next(wanted).finally(() => {
      coming = undefined;
    });
    return coming;
  };
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
