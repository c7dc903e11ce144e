/** Why a server answers as it does, where any API can have the reason. Examples are labelled with these. */
export const causes = [
  'missing-credentials',
  'invalid-credentials',
  'expired-credentials',
  'revoked-credentials',
  'missing-csrf-token',
  'invalid-csrf-token',
  'insufficient-role',
  'administrator-required',
  'foreign-resource',
  'unknown-resource',
  'malformed-path-parameter',
  'malformed-request',
  'malformed-body',
  'missing-member',
  'invalid-member',
  'read-only-member',
  'not-acceptable',
  'unsupported-media-type',
  'already-exists',
  'rate-limited',
  'storage-failure',
] as const;

export type Cause = (typeof causes)[number];
