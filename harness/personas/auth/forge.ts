import { randomBytes } from 'node:crypto';
import {
  type CryptoKey,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  generateKeyPair,
  type ProtectedHeaderParameters,
  SignJWT,
} from 'jose';

/** What no server takes for a token. */
export const notAToken = 'not-a-token';

/** A JWT that nobody signed whom any server trusts. */
export const signedByNobody = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2U';

/**
 * The same token, signed by somebody else: header and claims of a real JWT under a key that was just made. Undefined for
 * a token that is no JWT, or whose algorithm nobody knows.
 */
export async function forge(token: string): Promise<string | undefined> {
  const header = headerOf(token);
  if (!header) return undefined;
  try {
    const { alg = 'HS256', ...rest } = header;
    return await new SignJWT(decodeJwt(token))
      .setProtectedHeader({ ...rest, alg })
      .sign(await keyOfNobody(alg));
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function headerOf(token: string): ProtectedHeaderParameters | undefined {
  try {
    return decodeProtectedHeader(token);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function keyOfNobody(algorithm: string): Promise<Uint8Array | CryptoKey> {
  if (algorithm.startsWith('HS')) return randomBytes(64);
  return (await generateKeyPair(algorithm)).privateKey;
}
