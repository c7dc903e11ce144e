import { CookieJar } from 'tough-cookie';
import { AuthError } from '../../model/auth-error.ts';
import type { CsrfGuard } from '../../model/csrf.ts';
import type { ReceivedResponse } from '../../model/exchange.ts';
import { textAt } from '../../transport/text-at.ts';
import type { Send } from '../auth/log-in.ts';

/** The cookies of somebody, and the token that goes with them. */
export interface Session {
  /** Gets the token that a guard wants, unless it is there. Throws an AuthError where none is to be had. */
  readonly open: () => Promise<void>;
  /** Takes the cookies that an answer sets. */
  readonly absorb: (target: string, response: ReceivedResponse) => void;
  /** `Cookie` for a path; undefined where there is none. */
  readonly cookies: (target: string) => string | undefined;
  /** Undefined where there is no guard, or it was not opened. */
  readonly token: () => string | undefined;
}

export interface SessionOptions {
  /** Base URL of the target, without a trailing slash. */
  readonly url: string;
  readonly guard: CsrfGuard | undefined;
  readonly send: Send;
  /** What whoever has this session carries with every request besides its cookies, such as a bearer token. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Told of every secret before it is sent. */
  readonly learn: (secret: string) => void;
}

export function createSession({ url, guard, send, headers = {}, learn }: SessionOptions): Session {
  const jar = new CookieJar(undefined, { looseMode: true });
  const place = guard?.token;
  let told: string | undefined;
  let opening: Promise<void> | undefined;

  const cookieOf = (name: string, target: string): string | undefined =>
    jar.getCookiesSync(`${url}${target}`).find(({ key }) => key === name)?.value;
  const token = (): string | undefined =>
    place?.kind === 'cookie' ? decoded(cookieOf(place.name, '/')) : told;
  const cookies = (target: string): string | undefined => {
    const text = jar.getCookieStringSync(`${url}${target}`);
    return text === '' ? undefined : text;
  };
  const absorb = (target: string, response: ReceivedResponse): void => {
    for (const cookie of setCookies(response.headers['set-cookie'])) {
      jar.setCookieSync(cookie, `${url}${target}`, { ignoreError: true });
      const value = /^[^=;]*=([^;]*)/.exec(cookie)?.[1]?.trim();
      if (value !== undefined && value !== '') learn(value);
    }
  };

  async function ask(path: string): Promise<ReceivedResponse> {
    const cookie = cookies(path);
    const response = await send({
      method: 'GET',
      target: path,
      headers: { accept: '*/*', ...headers, ...(cookie !== undefined && { cookie }) },
      body: undefined,
    });
    absorb(path, response);
    return response;
  }

  async function fetchToken(): Promise<void> {
    if (!place || token() !== undefined) return;
    if (place.path === undefined)
      throw new AuthError(`no response has set the CSRF cookie ${placeName(place)}`);
    const response = await ask(place.path);
    if (place.kind !== 'cookie') told = textAt(response, place);
    const found = token();
    if (found === undefined || found === '')
      throw new AuthError(
        `GET ${place.path} got ${response.status}, without the CSRF token in ${placeName(place)}`,
      );
    learn(found);
  }

  return {
    open: () => {
      opening ??= fetchToken().finally(() => {
        opening = undefined;
      });
      return opening;
    },
    absorb,
    cookies,
    token,
  };
}

function placeName(place: CsrfGuard['token']): string {
  return place.kind === 'body' ? `the body at ${place.pointer || '/'}` : `${place.kind} ${place.name}`;
}

/** Answers join repeated headers by a comma, which the date in `Expires` has too: a new cookie begins with its name. */
function setCookies(joined: string | undefined): readonly string[] {
  return joined === undefined ? [] : joined.split(/,\s*(?=[^;,=\s]+=)/);
}

/** A token in a cookie may be percent-encoded, as frameworks for browsers decode it before they send it back. */
function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
