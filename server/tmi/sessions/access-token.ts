import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { isCanonicalToken } from '../../canonical-token.ts';
import { verifiedTokens } from '../../verified-tokens.ts';
import { fail } from '../errors/api-error.ts';
import { isUuid } from '../routing/identifiers.ts';
import type { Db } from '../storage/tables.ts';
import { ALGORITHM, type KeyRing } from './key-ring.ts';

/** What an access token says. Times are in seconds since 1970. */
export interface AccessClaims {
  /** What the identity provider calls the user. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly idp: string;
  readonly groups: readonly string[];
  /** The session that it belongs to. */
  readonly sid: string;
  readonly jti: string;
  readonly iss: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
}

/** What whoever issues a token says; issuer, audience and times are added. */
export type NewClaims = Omit<AccessClaims, 'iss' | 'aud' | 'iat' | 'exp'>;

export interface AccessTokens {
  /** `issuedAt` is in seconds since 1970; now, if nothing is said. */
  readonly sign: (claims: NewClaims, issuedAt?: number) => Promise<string>;
  /** Throws 401 for a token that was not signed here, or whose time is over. Does not look whether it was revoked. */
  readonly verify: (db: Db, token: string) => Promise<AccessClaims>;
}

/** @param issuer the address of this server, which is also the audience of its tokens */
export function accessTokens(keys: KeyRing, issuer: () => string, seconds: number): AccessTokens {
  const verified = verifiedTokens<AccessClaims>(Date.now);
  return {
    sign: async (claims, iat = Math.floor(Date.now() / 1000)) => {
      const { kid, key } = keys.signingKey();
      return new SignJWT({ ...claims, groups: [...claims.groups], email_verified: true })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(issuer())
        .setAudience(issuer())
        .setIssuedAt(iat)
        .setNotBefore(iat)
        .setExpirationTime(iat + seconds)
        .sign(key);
    },
    verify: (db, token) => verified(token, () => verifiedClaims(db, keys, issuer(), token)),
  };
}

async function verifiedClaims(db: Db, keys: KeyRing, issuer: string, token: string): Promise<AccessClaims> {
  const kid = keyNamedIn(token);
  const key = kid === undefined ? undefined : await keys.publicKey(db, kid);
  if (!key || !isCanonicalToken(token)) throw fail('invalid_token');
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], issuer, audience: issuer });
    return claimsIn(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw fail('expired_token');
    if (error instanceof errors.JOSEError) throw fail('invalid_token');
    throw error;
  }
}

/** Whoever wrote the token wrote the name, and it may be anything: only what could be one of ours is looked for. */
function keyNamedIn(token: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' && isUuid(kid) ? kid : undefined;
  } catch {
    // Not a token at all; the caller says so.
    return undefined;
  }
}

function claimsIn(payload: JWTPayload): AccessClaims {
  // Signed by this server, so that it has what this server writes.
  if (typeof payload.exp !== 'number' || typeof payload.sid !== 'string') throw fail('invalid_token');
  return payload as unknown as AccessClaims;
}
