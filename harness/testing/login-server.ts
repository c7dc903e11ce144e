import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CryptoKey, errors, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { isObject } from '../../contract/json.ts';
import { jsonOf } from '../model/exchange.ts';
import type { AccountCalls } from '../personas/auth/account-calls.ts';
import type { LoginPaths } from '../personas/auth/log-in.ts';
import { serve } from './servers.ts';

/** A small authorization server that believes everybody, for the tests of what logs in there. */
export interface LoginServer {
  readonly url: string;
  /** Hints in the order of their logins. */
  readonly logins: readonly string[];
  /** Hints in the order in which their tokens were refreshed. */
  readonly refreshes: readonly string[];
  /** Providers, as they were asked for. */
  readonly providers: readonly string[];
  /** From now on, none is good. */
  readonly forgetRefreshTokens: () => void;
  /** Who has an account. */
  readonly accounts: ReadonlySet<string>;
  readonly isSignedHere: (token: string) => Promise<boolean>;
}

/** What it has for accounts. */
export const loginCalls: AccountCalls = {
  identify: async (call) => {
    const json = jsonOf(await call('GET', '/me'));
    if (!isObject(json) || typeof json.subject !== 'string') return undefined;
    const { subject } = json;
    return { provider: 'test', subject, email: `${subject}@example.com`, name: subject };
  },
  revoke: (call) => call('POST', '/revoke'),
  remove: (call) => call('DELETE', '/me'),
  isLetIn: async (call) => (await call('GET', '/me')).status !== 401,
};

/** Where it takes what. */
export const loginPaths: LoginPaths = {
  authorize: '/authorize',
  callback: '/callback',
  token: '/token',
  refresh: '/refresh',
};

interface Options {
  /** Whether browsers go through the server's own callback first. */
  readonly throughCallback?: boolean;
  /** Hints that are refused, as long as they are in here. */
  readonly refused?: ReadonlySet<string>;
  /** `tokens`: clients get them with the browser, and there are no codes, and no PKCE. */
  readonly gives?: 'codes' | 'tokens';
  /** The only address where logins may end; any, where there is none. */
  readonly allowedCallback?: string;
  /** Whether the token of a deleted account is still good. */
  readonly letsDeletedIn?: boolean;
  /** How long tokens are said to be good; they are good for longer. */
  readonly seconds?: number;
}

export async function serveLogins({
  throughCallback = false,
  refused = new Set(),
  gives = 'codes',
  allowedCallback,
  letsDeletedIn = false,
  seconds = 3600,
}: Options = {}): Promise<LoginServer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const codes = new Map<string, { readonly hint: string; readonly challenge: string }>();
  const revoked = new Set<string>();
  const logins: string[] = [];
  const refreshes: string[] = [];
  const providers: string[] = [];
  /** Each is good once. */
  const refreshTokens = new Map<string, string>();
  const accounts = new Set<string>();
  let serial = 0;

  async function tokensFor(hint: string): Promise<object> {
    const refreshToken = `refresh-${hint}-${++serial}`;
    refreshTokens.set(refreshToken, hint);
    return {
      access_token: await sign(hint, privateKey),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: seconds,
    };
  }

  function arrived(hint: string): void {
    logins.push(hint);
    accounts.add(hint);
  }

  async function authorize(url: URL, response: ServerResponse): Promise<void> {
    const hint = url.searchParams.get('login_hint') ?? '';
    const callback = url.searchParams.get('client_callback') ?? '';
    providers.push(url.searchParams.get('idp') ?? '');
    if (callback !== (allowedCallback ?? callback))
      return answer(response, 400, {
        error: 'invalid_request',
        error_description: `client_callback is not allowed, state was ${url.searchParams.get('state')}`,
      });
    const goal = new URL(callback);
    goal.searchParams.set('state', url.searchParams.get('state') ?? '');
    if (refused.has(hint)) goal.searchParams.set('error', 'access_denied');
    else if (gives === 'tokens') {
      arrived(hint);
      for (const [name, value] of Object.entries(await tokensFor(hint)))
        goal.searchParams.set(name, String(value));
    } else {
      const code = `code-${++serial}`;
      codes.set(code, { hint, challenge: url.searchParams.get('code_challenge') ?? '' });
      goal.searchParams.set('code', code);
    }
    const location = throughCallback ? `/callback?${new URLSearchParams({ to: goal.href })}` : goal.href;
    response.writeHead(302, { location }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { code, code_verifier } = JSON.parse(await textOf(request));
    const login = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    if (!login || login.challenge !== challenge) return answer(response, 400, { error: 'invalid_grant' });
    arrived(login.hint);
    answer(response, 200, await tokensFor(login.hint));
  }

  async function refresh(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { refresh_token } = JSON.parse(await textOf(request));
    const hint = refreshTokens.get(refresh_token);
    refreshTokens.delete(refresh_token);
    if (hint === undefined || !accounts.has(hint)) return answer(response, 401, { error: 'invalid_grant' });
    refreshes.push(hint);
    answer(response, 200, await tokensFor(hint));
  }

  async function own(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const hint = await subjectOf(token);
    if (hint === undefined || revoked.has(token) || !(letsDeletedIn || accounts.has(hint)))
      return answer(response, 401, { error: 'unauthorized' });
    switch (`${request.method} ${url.pathname}`) {
      case 'POST /revoke':
        revoked.add(token);
        return answer(response, 204);
      case 'DELETE /me':
        accounts.delete(hint);
        return answer(response, 204);
      default:
        return answer(response, 200, { subject: hint });
    }
  }

  /** Undefined for what nobody signed here. */
  async function subjectOf(token: string): Promise<string | undefined> {
    try {
      return (await jwtVerify(token, publicKey)).payload.sub;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  const url = await serve(async (request, response) => {
    const target = new URL(request.url ?? '/', 'http://stub');
    if (target.pathname === '/authorize') await authorize(target, response);
    else if (target.pathname === '/callback')
      response.writeHead(302, { location: target.searchParams.get('to') ?? '' }).end();
    else if (target.pathname === '/token') await exchange(request, response);
    else if (target.pathname === '/refresh') await refresh(request, response);
    else await own(request, target, response);
  });
  return {
    url,
    logins,
    refreshes,
    providers,
    forgetRefreshTokens: () => refreshTokens.clear(),
    accounts,
    isSignedHere: async (token) => (await subjectOf(token)) !== undefined,
  };
}

function sign(subject: string, key: CryptoKey): Promise<string> {
  return (
    new SignJWT({ idp: 'test' })
      .setProtectedHeader({ alg: 'ES256', kid: 'first' })
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('1h')
      // Two of one second are not the same.
      .setJti(String(Math.random()))
      .sign(key)
  );
}

function answer(response: ServerResponse, status: number, json?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(json && JSON.stringify(json));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
