import { decodeJwt, errors } from 'jose';

/** An access token, and what is known about its end. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since the epoch; undefined where nobody knows. */
  readonly expiresAt: number | undefined;
  /** Good for another token, once (RFC 6749, section 6). */
  readonly refreshToken?: string;
  /** What had to be shown for it, in every spelling; as secret as the token. */
  readonly shown?: readonly string[];
  /** The header `Cookie` that says who calls, where that is all that does; whatever schemes the document has. */
  readonly cookies?: string;
  /** How it is carried, where that was said by whoever gave it; whatever schemes the document has. */
  readonly carriage?: Carriage;
  /** What other security schemes take instead of the token, by their names in the document. */
  readonly named?: Readonly<Record<string, string>>;
}

/** The parts of a request that say who calls. */
export interface Carriage {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Gets a token for somebody; asked again when the one before is about to end. `login`: by a new login, where a refreshed
 * token is as old as the one before. Throws an AuthError.
 */
export type TokenSource = (wanted?: 'login') => Promise<IssuedToken>;

/** @param expiresIn seconds, as a token endpoint says it; a JWT says it itself */
export function issued(
  token: string,
  { expiresIn, refreshToken }: { readonly expiresIn?: unknown; readonly refreshToken?: unknown } = {},
): IssuedToken {
  // In a query, a number is a text.
  const seconds = typeof expiresIn === 'string' && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  const said = typeof seconds === 'number' ? Date.now() + seconds * 1000 : expiryIn(token);
  return {
    token,
    expiresAt: said,
    ...(typeof refreshToken === 'string' && { refreshToken }),
  };
}

/** What an authorization server answered (RFC 6749, section 5.1); undefined where no token is in it. */
export function issuedBy(json: Readonly<Record<string, unknown>>): IssuedToken | undefined {
  const { access_token: token, expires_in: expiresIn, refresh_token: refreshToken } = json;
  return typeof token === 'string' && token !== '' ? issued(token, { expiresIn, refreshToken }) : undefined;
}

/** The claim `exp` of a JWT (RFC 7519, section 4.1.4). */
function expiryIn(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch (error) {
    // An opaque token says nothing.
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
