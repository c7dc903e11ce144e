import type { IncomingMessage } from 'node:http';
import { remembered } from '../../contract/memoise.ts';
import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { credentialsRefusal } from '../../contract/operations/refused-credentials.ts';
import { challengeOf } from '../responses/challenge.ts';
import type { Refuse } from '../responses/refusals.ts';
import type { Call, RequestStep } from './call.ts';
import { isRejection, missing, type Persona, type Rejection, readBasic, readPersona } from './persona.ts';

/** What one security scheme makes of a request. */
type Reader = (call: Call) => Persona | Rejection;

/**
 * Finds out who calls. All schemes of one alternative have to be satisfied; the first of them names the persona.
 * Public operations do not look at credentials at all.
 */
export function authenticator(operation: Operation, refuse: Refuse): RequestStep {
  const { access } = operation;
  if (access.public || access.alternatives.length === 0) return () => undefined;
  const alternatives = access.alternatives.map((schemes) => schemes.map(readerOf));
  const challenge = { 'WWW-Authenticate': challengeOf(access.alternatives.flat()) };
  const rejected = remembered(({ cause: reason, message }: Rejection) => {
    const { status, cause } = credentialsRefusal(operation, reason);
    return refuse({
      status: Number(status),
      cause,
      message,
      ...(status === '401' && { fallbackHeaders: challenge }),
    });
  });
  return (call) => {
    let refusal: Rejection | undefined;
    for (const readers of alternatives) {
      const result = together(readers, call);
      if (!isRejection(result)) {
        call.persona = result;
        return undefined;
      }
      // Whoever sent something wants to know what is wrong with that, and not that something else is missing.
      refusal = refusal === undefined || refusal === missing ? result : refusal;
    }
    return rejected(refusal ?? missing);
  };
}

/** The persona of the first of some schemes, where all of them are satisfied. */
function together(readers: readonly Reader[], call: Call): Persona | Rejection {
  const results = readers.map((read) => read(call));
  return results.find(isRejection) ?? results[0] ?? missing;
}

/** Tokens come again and again, and reading one always gives the same. */
const tokens = remembered(readToken, 1000);
const keys = remembered(readPersona, 1000);
const passwords = remembered(readPassword, 1000);

function readToken(header: string): Persona | Rejection {
  return readPersona(/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
}

/** Names of schemes of HTTP are the same in upper and lower case (RFC 9110, section 11.1). */
function tokensBehind(prefix: string | undefined): (header: string) => Persona | Rejection {
  if (prefix === undefined) return tokens;
  return (header) => keys(behind(prefix, header) ?? '');
}

/** What follows a prefix and a space; undefined where another one stands there. */
function behind(prefix: string, text: string): string | undefined {
  const [first = '', ...rest] = text.split(/ +/);
  return first.toLowerCase() === prefix.toLowerCase() ? rest.join(' ') : undefined;
}

function readPassword(header: string): Persona | Rejection {
  return readBasic(/^Basic +(\S+)$/i.exec(header)?.[1] ?? '');
}

function readerOf(scheme: SecurityScheme): Reader {
  if (scheme.kind === 'api-key') return apiKeyReader(scheme);
  const read = scheme.kind === 'basic' ? passwords : tokensBehind(scheme.prefix);
  return ({ request }) => {
    const header = request.headers.authorization;
    return header === undefined ? missing : read(header);
  };
}

function apiKeyReader({ in: place, key, prefix }: SecurityScheme & { kind: 'api-key' }): Reader {
  return (call) => {
    const value = keyIn(call, place, key);
    if (value === undefined || value === '') return missing;
    return keys(prefix === undefined ? value : (behind(prefix, value) ?? ''));
  };
}

function keyIn({ request, query }: Call, place: string, key: string): string | undefined {
  if (place === 'header') return String(request.headers[key.toLowerCase()] ?? '');
  if (place === 'query') return new URLSearchParams(query).get(key) ?? undefined;
  return cookie(request, key);
}

/** One cookie of a request (RFC 6265), percent-decoded where it can be. */
export function cookie(request: IncomingMessage, name: string): string | undefined {
  const value = rawCookie(request, name);
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The same as it came. */
export function rawCookie({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
