import { randomBytes } from 'node:crypto';
import { type CryptoKey, decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';

/**
 * The same token, signed by somebody else: header and claims of a real JWT under a key that was just made. Throws a
 * JOSE error for a token that is no JWT.
 */
export async function forge(token: string): Promise<string> {
  const { alg = 'HS256', ...header } = decodeProtectedHeader(token);
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ ...header, alg }).sign(await keyOfNobody(alg));
}

async function keyOfNobody(algorithm: string): Promise<Uint8Array | CryptoKey> {
  if (algorithm.startsWith('HS')) return randomBytes(64);
  return (await generateKeyPair(algorithm)).privateKey;
}
