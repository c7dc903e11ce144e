import { LRUCache } from 'lru-cache';

/** How many signatures are remembered: checking one takes longer than all the rest of a small request. */
const REMEMBERED = 10_000;

/** Gives what a token says; checks its signature by `verify` the first time, and whether its time is over every time. */
export type VerifiedTokens<Claims> = (token: string, verify: () => Promise<Claims>) => Promise<Claims>;

/**
 * Remembers tokens whose signature was right. What `verify` throws is thrown, and not remembered. `exp` is in seconds since
 * 1970, `clock` gives milliseconds. Whether a token was revoked is not looked at.
 */
export function verifiedTokens<Claims extends { readonly exp: number }>(
  clock: () => number,
): VerifiedTokens<Claims> {
  const verified = new LRUCache<string, Claims>({ max: REMEMBERED });
  return async (token, verify) => {
    const known = verified.get(token);
    if (known && known.exp * 1000 > clock()) return known;
    const claims = await verify();
    verified.set(token, claims);
    return claims;
  };
}
