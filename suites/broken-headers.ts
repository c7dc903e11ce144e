/** What an Authorization header can be made of a good token. */
interface BrokenHeader {
  readonly what: string;
  readonly header: (token: string) => string;
  /** It carries no credentials at all, so that the request is one without any. */
  readonly missing?: true;
}

/** Authorization headers that look more and more like a good one, and are none. */
export const brokenHeaders: readonly BrokenHeader[] = [
  { what: 'a token without a scheme', header: (token) => token, missing: true },
  { what: 'a token in the scheme Basic', header: (token) => `Basic ${token}`, missing: true },
  { what: 'a text that is no token', header: () => 'Bearer invalid_token' },
  { what: 'a token that lacks its signature', header: (token) => `Bearer ${cut(token)}` },
  { what: 'a token that nobody signed', header: () => `Bearer ${unsigned}` },
];

/** RFC 7519, section 6: a JWT whose algorithm is "none" secures nothing. */
const unsigned = [
  { alg: 'none', typ: 'JWT' },
  { sub: '65a9c0de1f2e3d4c5b6a7980', role: 'admin', exp: 4102444800 },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')
  .concat('.');

function cut(token: string): string {
  return token.slice(0, token.lastIndexOf('.'));
}
