import { errors, jwtVerify, SignJWT } from 'jose';
import { isCanonicalToken } from '../../canonical-token.ts';
import { verifiedTokens } from '../../verified-tokens.ts';
import { fail } from '../errors/tasky-error.ts';
import { objectIdIn } from '../storage/object-id.ts';
import type { UserRow } from '../storage/tables.ts';

export interface AccessTokens {
  readonly sign: (user: Pick<UserRow, 'id' | 'role'>) => Promise<string>;
  /** The id of the user whose token it is. Throws 401 for a token that was not signed here, or whose time is over. */
  readonly verify: (token: string) => Promise<string>;
}

const ALGORITHM = 'HS256';

interface Claims {
  /** Of the user whose token it is. */
  readonly id: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** @param seconds how long a token is good */
export function accessTokens(secret: string, seconds: number): AccessTokens {
  const key = new TextEncoder().encode(secret);
  const verified = verifiedTokens<Claims>(Date.now);
  return {
    sign: ({ id, role }) =>
      new SignJWT({ role })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
        .sign(key),
    verify: async (token) => (await verified(token, () => claimsOf(token, key))).id,
  };
}

/** Throws 401. */
async function claimsOf(token: string, key: Uint8Array): Promise<Claims> {
  if (!isCanonicalToken(token)) throw fail('invalid_token');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      requiredClaims: ['exp'],
    });
    const id = objectIdIn(payload.sub);
    if (id === undefined || payload.exp === undefined) throw fail('invalid_token');
    return { id, exp: payload.exp };
  } catch (error) {
    if (error instanceof errors.JOSEError) throw fail('invalid_token');
    throw error;
  }
}
