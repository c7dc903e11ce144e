/**
 * Whether a JSON Web Token is written the one way that base64url has for it (RFC 4648, section 3.5: bits that pad are
 * zero). Decoders ignore those bits, so that one token would have several names: one could be revoked, and another one not.
 */
export function isCanonicalToken(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
