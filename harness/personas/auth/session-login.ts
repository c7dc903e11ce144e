import { at } from '../../../contract/json.ts';
import { AuthError } from '../../model/auth-error.ts';
import type { CsrfGuard } from '../../model/csrf.ts';
import { jsonOf, type ReceivedResponse, type SentRequest } from '../../model/exchange.ts';
import { createSession, type Session } from '../sessions/session.ts';
import { dressed } from '../sessions/sessions.ts';
import { type IssuedToken, issued, type TokenSource } from './issued-token.ts';
import type { Send } from './log-in.ts';

/** How somebody logs in by an operation of the API itself. */
export interface SessionLogin {
  readonly url: string;
  readonly send: Send;
  readonly csrf: CsrfGuard | undefined;
  /** For people: "the login of the owner". */
  readonly whose: string;
  /** What logs them in, without what the session carries. */
  readonly request: SentRequest;
  /** Where the answer has what is wanted; pointers into its JSON. */
  readonly gives: LoginAnswer;
  /** Gets another token for the refresh token, where there is a way. */
  readonly refresh?: ((refreshToken: string) => SentRequest) | undefined;
  /** What the request shows, as secret as a token. */
  readonly shown: readonly string[];
}

/** Where the answer to a login has what it gives. */
export interface LoginAnswer {
  /** JSON Pointer to the token; undefined where cookies alone say who calls. */
  readonly token?: string | undefined;
  /** The header with the token, in place of a pointer. */
  readonly tokenHeader?: string | undefined;
  readonly refreshToken?: string | undefined;
  /** Seconds. */
  readonly expiresIn?: string | undefined;
  /** The cookie that tells this session from others; the first one that the login sets unless given. */
  readonly cookie?: string | undefined;
}

/** Logs in anew whenever it is asked, or refreshes where that is possible. Throws an AuthError. */
export function sessionLogin(login: SessionLogin): TokenSource {
  let refreshToken: string | undefined;
  return async (wanted) => {
    const old = wanted === 'login' ? undefined : refreshToken;
    const issuedToken = (await refreshed(login, old)) ?? (await loggedIn(login));
    refreshToken = issuedToken.refreshToken ?? refreshToken;
    return issuedToken;
  };
}

async function refreshed(login: SessionLogin, token: string | undefined): Promise<IssuedToken | undefined> {
  if (token === undefined || !login.refresh) return undefined;
  const session = createSession({ ...login, guard: login.csrf, learn: () => {} });
  const answer = await sendIn(login, session, login.refresh(token));
  // Whoever may not refresh any more logs in again.
  return answer.status < 300 ? issuedIn(answer, login, session) : undefined;
}

async function loggedIn(login: SessionLogin): Promise<IssuedToken> {
  const session = createSession({ ...login, guard: login.csrf, learn: () => {} });
  const answer = await sendIn(login, session, login.request);
  // Logins of forms for browsers end with a redirect.
  if (answer.status >= 400) throw new AuthError(`${login.whose} got ${answer.status}`);
  return issuedIn(answer, login, session);
}

/** Sends something in a session of its own, with the token that a guard wants. Throws an AuthError. */
export async function inOwnSession(
  login: Pick<SessionLogin, 'url' | 'send' | 'csrf' | 'whose'>,
  request: SentRequest,
): Promise<ReceivedResponse> {
  const { cookie } = request.headers;
  const headers = cookie === undefined ? undefined : { cookie };
  return sendIn(login, createSession({ ...login, guard: login.csrf, headers, learn: () => {} }), request);
}

async function sendIn(
  { csrf, send }: Pick<SessionLogin, 'csrf' | 'send'>,
  session: Session,
  request: SentRequest,
): Promise<ReceivedResponse> {
  await session.open();
  const answer = await send(dressed(request, session, csrf, 'valid'));
  session.absorb(request.target, answer);
  return answer;
}

function issuedIn(
  answer: ReceivedResponse,
  { whose, gives, shown }: SessionLogin,
  session: Session,
): IssuedToken {
  if (gives.token !== undefined) {
    const json = jsonOf(answer);
    const token = at(json, gives.token);
    if (typeof token !== 'string' || token === '')
      throw new AuthError(`${whose} got ${answer.status} without a token at ${gives.token}`);
    const [expiresIn, refreshToken] = [gives.expiresIn, gives.refreshToken].map((pointer) =>
      pointer === undefined ? undefined : at(json, pointer),
    );
    return { ...issued(token, { expiresIn, refreshToken }), shown };
  }
  if (gives.tokenHeader !== undefined) {
    const token = answer.headers[gives.tokenHeader.toLowerCase()];
    if (token === undefined || token === '')
      throw new AuthError(`${whose} got ${answer.status} without the header ${gives.tokenHeader}`);
    return { ...issued(token), shown };
  }
  const cookies = session.cookies('/');
  const own =
    gives.cookie === undefined ? /=([^;]*)/ : new RegExp(`(?:^|; )${escaped(gives.cookie)}=([^;]*)`);
  const value = own.exec(answer.headers['set-cookie'] === undefined ? '' : (cookies ?? ''))?.[1];
  if (cookies === undefined || value === undefined || value === '')
    throw new AuthError(`${whose} got ${answer.status} without the cookie ${gives.cookie ?? 'of a session'}`);
  return { token: value, expiresAt: undefined, cookies, shown };
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
