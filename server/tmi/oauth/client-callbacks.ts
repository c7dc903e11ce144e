import { fail } from '../errors/api-error.ts';

/** Every address. */
const EVERYWHERE = '*';

/**
 * Whether a login may end at this address: tokens go there. An entry of the list that is an origin allows all of that
 * origin; one with a path, or a slash, allows that address alone, with any query (RFC 9700, section 4.1.3).
 *
 * @param allowed the setting CLIENT_CALLBACKS
 */
function isClientCallback(address: string, allowed: string): boolean {
  if (!URL.canParse(address)) return false;
  if (allowed === EVERYWHERE) return true;
  const { origin, pathname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return entriesOf(allowed).some((entry) => {
    const known = new URL(entry);
    return known.origin === origin && (isOrigin(entry) || known.pathname === pathname);
  });
}

/** Throws 400 where a login may not end at this address; without one, it ends in an answer. */
export function requireClientCallback(
  { CLIENT_CALLBACKS }: { readonly CLIENT_CALLBACKS: string },
  address: string | undefined,
): void {
  if (address !== undefined && !isClientCallback(address, CLIENT_CALLBACKS)) throw fail('unknown_callback');
}

/** Why the setting cannot be used, in one sentence; undefined if it can. */
export function problemWithCallbacks(allowed: string): string | undefined {
  if (allowed === EVERYWHERE) return undefined;
  const wrong = entriesOf(allowed).find(
    (entry) => !/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(entry) || !URL.canParse(entry),
  );
  return wrong && `CLIENT_CALLBACKS cannot have "${wrong}" in it: give origins, or addresses without a query`;
}

function entriesOf(allowed: string): string[] {
  return allowed
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function isOrigin(entry: string): boolean {
  return !entry.slice(entry.indexOf('://') + 3).includes('/');
}
