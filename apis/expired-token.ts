import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';

/**
 * The same token from an hour ago, when it was good for a minute: only its time is over. `key` is what its server signs
 * with.
 */
export function expiredToken(token: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000) - 3600;
  const { alg = '', ...header } = decodeProtectedHeader(token);
  const claims = decodeJwt(token);
  const nbf = claims.nbf === undefined ? {} : { nbf: issuedAt };
  return new SignJWT({ ...claims, ...nbf, iat: issuedAt, exp: issuedAt + 60 })
    .setProtectedHeader({ ...header, alg })
    .sign(key);
}
