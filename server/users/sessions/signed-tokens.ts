import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { isCanonicalToken } from '../../canonical-token.ts';
import { ConfigError } from '../../read-settings.ts';
import { verifiedTokens } from '../../verified-tokens.ts';
import { fail } from '../errors/users-error.ts';
import { isUuid } from '../routing/path.ts';
import type { UserRow } from '../storage/tables.ts';

/** What every token says: whose it is, its identifier, and until when it is good (seconds since 1970). */
export interface Claims extends JWTPayload {
  readonly sub: string;
  readonly jti: string;
  readonly exp: number;
  /** That of its account when it was issued. */
  readonly epoch: number;
}

/** Whose token it is. */
export type Holder = Pick<UserRow, 'id' | 'epoch'>;

/** Tokens of one kind, with a key of their own: none can be used in place of another kind. */
export interface SignedTokens {
  readonly sign: (holder: Holder, more?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Throws 401 INVALID_TOKEN for a token that was not signed here, or whose time is over. */
  readonly verify: (token: string) => Promise<Claims>;
}

export interface TokenOptions {
  /** An RSA key as PEM (PKCS #8); a new one, if empty. */
  readonly key: string;
  /** How long a token is good. */
  readonly seconds: number;
  readonly clock: () => number;
}

/** S, "Technical Stack": RS256. */
const ALGORITHM = 'RS256';
const BITS = 2048;

/** Throws a ConfigError for what is no key. */
export function signedTokens({ key, seconds, clock }: TokenOptions): SignedTokens {
  const own = key === '' ? generateKeyPairSync('rsa', { modulusLength: BITS }).privateKey : privateKey(key);
  const publicKey = createPublicKey(own);
  const verified = verifiedTokens<Claims>(clock);
  return {
    sign: ({ id, epoch }, more = {}) => {
      const issuedAt = Math.floor(clock() / 1000);
      return new SignJWT({ ...more, epoch })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + seconds)
        .sign(own);
    },
    verify: (token) => verified(token, () => claimsOf(token, publicKey, clock)),
  };
}

/** Throws 401. */
async function claimsOf(token: string, key: KeyObject, clock: () => number): Promise<Claims> {
  if (!isCanonicalToken(token)) throw fail('INVALID_TOKEN');
  try {
    const options = { algorithms: [ALGORITHM], requiredClaims: ['exp', 'sub', 'jti'] };
    const { payload } = await jwtVerify(token, key, { ...options, currentDate: new Date(clock()) });
    if (!isClaims(payload)) throw fail('INVALID_TOKEN');
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw fail('INVALID_TOKEN');
    throw error;
  }
}

function privateKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return key;
  } catch {
    // Said below, without a word of the key.
  }
  throw new ConfigError('A key that signs tokens is no RSA key.');
}

function isClaims(payload: JWTPayload): payload is Claims {
  const { sub, jti, exp, epoch } = payload;
  return isUuid(sub) && isUuid(jti) && exp !== undefined && typeof epoch === 'number';
}
