import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { isCanonicalToken } from '../../canonical-token.ts';
import { verifiedTokens } from '../../verified-tokens.ts';

/** What a token of a developer says. */
export interface DeveloperClaims {
  readonly developerId: string;
  readonly jti: string;
  /** Seconds since 1970. */
  readonly exp: number;
}

/** Why a token is refused. */
export type Refused = 'expired' | 'invalid';

/** JSON Web Tokens of developers, signed by HS256. */
export interface DeveloperTokens {
  readonly seconds: number;
  readonly sign: (developerId: string, email: string) => Promise<string>;
  readonly verify: (token: string) => Promise<DeveloperClaims | Refused>;
}

const ALGORITHM = 'HS256';
const TYPE = 'developer';

export function developerTokens(secret: string, seconds: number, clock: () => number): DeveloperTokens {
  const key = new TextEncoder().encode(secret);
  const verified = verifiedTokens<DeveloperClaims>(clock);
  return {
    seconds,
    sign: (developerId, email) => {
      const issuedAt = Math.floor(clock() / 1000);
      return new SignJWT({ developerId, email, type: TYPE })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + seconds)
        .sign(key);
    },
    verify: async (token) => {
      if (!isCanonicalToken(token)) return 'invalid';
      try {
        return await verified(token, () => claimsOf(token, key, clock));
      } catch (error) {
        if (error instanceof errors.JWTExpired) return 'expired';
        if (error instanceof errors.JOSEError) return 'invalid';
        throw error;
      }
    },
  };
}

/** Throws an error of jose. */
async function claimsOf(token: string, key: Uint8Array, clock: () => number): Promise<DeveloperClaims> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: [ALGORITHM],
    requiredClaims: ['exp', 'jti', 'developerId', 'type'],
    currentDate: new Date(clock()),
  });
  const { developerId, type, jti, exp } = payload;
  const isOurs = type === TYPE && typeof developerId === 'string' && jti !== undefined && exp !== undefined;
  if (!isOurs) throw new errors.JWTInvalid('it is no token of a developer');
  return { developerId, jti, exp };
}
