import { isGuarded } from '../../../contract/operations/csrf.ts';
import { AuthError } from '../../model/auth-error.ts';
import { type CsrfCarriage, type CsrfGuard, isInBodyAlone } from '../../model/csrf.ts';
import type { ReceivedResponse, SentRequest } from '../../model/exchange.ts';
import type { Credentials } from '../../model/target.ts';
import type { Send } from '../auth/log-in.ts';
import { createSession, type Session, type SessionOptions } from './session.ts';
import { withField } from './with-field.ts';

/** The sessions of everybody in a run, one for each credential. */
export interface Sessions {
  /**
   * Gets ready what requests with these credentials carry besides them. `strict` is false for credentials that are to be
   * refused: where no token can be had with them, one that belongs to nobody is good enough for a double submit. Throws
   * an AuthError where no token is to be had.
   */
  readonly open: (credentials: Credentials, strict: boolean) => Promise<void>;
  /** Whether a request has a place for the token that a guard wants. */
  readonly hasPlace: (request: SentRequest) => boolean;
  /** A request with the cookies, and the token, of its session. */
  readonly dress: (request: SentRequest, credentials: Credentials, carriage: CsrfCarriage) => SentRequest;
  readonly answered: (credentials: Credentials, request: SentRequest, response: ReceivedResponse) => void;
}

export function createSessions(options: {
  readonly url: string;
  readonly guard: CsrfGuard | undefined;
  readonly send: Send;
  readonly learn: (secret: string) => void;
}): Sessions {
  const { guard } = options;
  const sessions = new Map<string, Session>();
  const open = (headers: SessionOptions['headers']): Session => createSession({ ...options, headers });

  function sessionOf(credentials: Credentials): Session {
    const name = nameOf(credentials);
    const known = sessions.get(name) ?? seeded(open(withoutCookie(credentials.headers)), credentials);
    sessions.set(name, known);
    return known;
  }

  return {
    open: async (credentials, strict) => {
      const session = sessionOf(credentials);
      try {
        await session.open();
      } catch (error) {
        if (strict || !(error instanceof AuthError) || guard?.token.kind !== 'cookie') throw error;
        const stranger = open({});
        await stranger.open();
        const cookie = `${guard.token.name}=${encodeURIComponent(stranger.token() ?? '')}`;
        session.absorb('/', { status: 200, headers: { 'set-cookie': `${cookie}; Path=/` }, body: '' });
      }
    },
    hasPlace: (request) =>
      !guard || !isInBodyAlone(guard) || withField(request, guard.field ?? '', '') !== request,
    dress: (request, credentials, carriage) => dressed(request, sessionOf(credentials), guard, carriage),
    answered: (credentials, request, response) => sessionOf(credentials).absorb(request.target, response),
  };
}

/** A request with the cookies of a session, and the token that a guard wants. */
export function dressed(
  request: SentRequest,
  session: Session,
  guard: CsrfGuard | undefined,
  carriage: CsrfCarriage,
): SentRequest {
  const cookie = session.cookies(request.target) ?? request.headers.cookie;
  const headers = { ...request.headers, ...(cookie !== undefined && { cookie }) };
  const token = session.token();
  if (!guard || !isGuarded(request.method) || token === undefined || carriage === 'missing')
    return { ...request, headers };
  const sent = carriage === 'wrong' ? spoiled(token) : token;
  const { header, field } = guard;
  const own = carriage === 'without-cookie' ? lackingCookie(headers, guard) : headers;
  const carrying = header === undefined ? own : { ...own, [header.toLowerCase()]: sent };
  const withHeader = { ...request, headers: carrying };
  return field === undefined ? withHeader : withField(withHeader, field, sent);
}

/** Without the cookie of the token; other cookies stay. */
function lackingCookie(
  { cookie = '', ...others }: SentRequest['headers'],
  { token }: CsrfGuard,
): SentRequest['headers'] {
  const left = cookie
    .split('; ')
    .filter((pair) => token.kind !== 'cookie' || !pair.startsWith(`${token.name}=`))
    .join('; ');
  return left === '' ? others : { ...others, cookie: left };
}

function nameOf({ secrets: [first] }: Credentials): string {
  return first ?? '';
}

function withoutCookie({ cookie: _, ...headers }: Credentials['headers']): Credentials['headers'] {
  return headers;
}

/** The cookies that credentials carry themselves belong to their session from its beginning. */
function seeded(session: Session, { headers: { cookie } }: Credentials): Session {
  for (const pair of cookie?.split('; ') ?? [])
    session.absorb('/', { status: 200, headers: { 'set-cookie': `${pair}; Path=/` }, body: '' });
  return session;
}

/** Of the same length and letters, so that nothing but its value is wrong. */
function spoiled(token: string): string {
  const turned = [...token].reverse().join('');
  return turned === token ? token.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')) : turned;
}
