import { isObject } from '../../contract/json.ts';
import { type IssuedToken, issued, issuedBy } from '../../harness/personas/auth/issued-token.ts';
import { UserError } from '../user-error.ts';

/**
 * A token as somebody wrote it down: by itself, or as the JSON of a token endpoint (RFC 6749, section 5.1). Throws a
 * UserError, which does not say what was there.
 */
export function printedToken(text: string, whose: string): IssuedToken {
  if (text.startsWith('{')) {
    const json = parsed(text);
    const token = isObject(json) ? issuedBy(json) : undefined;
    if (!token) throw new UserError(`${whose} must be JSON with an access_token, or only a token`);
    return token;
  }
  if (text === '' || /\s/.test(text))
    throw new UserError(
      `${whose} must be one token, but ${text === '' ? 'is empty' : 'has spaces or several lines'}`,
    );
  return issued(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
