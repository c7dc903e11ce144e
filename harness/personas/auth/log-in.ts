import { createHash, randomBytes } from 'node:crypto';
import { isObject } from '../../../contract/json.ts';
import { AuthError } from '../../model/auth-error.ts';
import { jsonOf, type ReceivedResponse, type SentRequest } from '../../model/exchange.ts';
import type { BegunLogin } from './browser-login.ts';
import { type IssuedToken, issuedBy } from './issued-token.ts';
import { jsonRequest } from './json-request.ts';
import { serverMessage } from './server-message.ts';

/** Where an authorization server takes what; paths below the base URL of the target. */
export interface LoginPaths {
  readonly authorize: string;
  /** Where identity providers send browsers back to. */
  readonly callback: string;
  readonly token: string;
  readonly refresh: string;
}

/** Who is to be logged in, and how. */
export interface Login {
  /** The server's own, where there is none. */
  readonly provider?: string | undefined;
  /** `login_hint` of OpenID Connect, for a provider that believes whoever says who they are. */
  readonly hint?: string;
  readonly scope: string;
  /** Where the server may send browsers with what was issued. */
  readonly clientCallback?: string | undefined;
  /** Whether a challenge is sent (RFC 7636). Servers that know none of it ignore it; true unless it is said. */
  readonly pkce?: boolean | undefined;
}

export type Send = (request: SentRequest) => Promise<ReceivedResponse>;

/** Nobody listens there, and nobody has to: where the browser is sent is read, and not followed. */
const usualCallback = 'http://127.0.0.1:8079/';

/** Redirects that are followed within the server until the one to the client. */
const patience = 3;

/** A login that waits for somebody, or something, that goes where browsers are sent. */
interface BegunHere extends Pick<BegunLogin, 'isItsOwn' | 'finish'> {
  /** Path and query to begin at. */
  readonly start: string;
}

/**
 * Begins a login (RFC 6749, section 4.1; RFC 7636). In the end the client has got a code, or, as with early servers,
 * tokens.
 */
function begin(send: Send, paths: LoginPaths, login: Login): BegunHere {
  const { provider, hint, scope, clientCallback = usualCallback, pkce = true } = login;
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(12).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const whose = hint === undefined ? 'the login' : `the login of ${hint}`;
  const query = new URLSearchParams({
    ...{ scope, state, client_callback: clientCallback },
    ...(provider !== undefined && { idp: provider }),
    ...(hint !== undefined && { login_hint: hint }),
    ...(pkce && { code_challenge: challenge, code_challenge_method: 'S256' }),
  });
  return {
    start: `${paths.authorize}?${query}`,
    isItsOwn: (back) => answersIn(back).state === state,
    finish: async (back) => {
      const got = answersIn(back);
      const issued = issuedBy(got);
      if (issued) return issued;
      if (got.code === undefined)
        throw new AuthError(`${whose} returned without a code (${got.error ?? 'no error'})`);
      const there = provider === undefined ? '' : `?${new URLSearchParams({ idp: provider })}`;
      const answer = await post(send, `${paths.token}${there}`, {
        ...{ grant_type: 'authorization_code', code: got.code, redirect_uri: clientCallback },
        ...(pkce && { code_verifier: verifier }),
      });
      return issuedIn(answer, whose);
    },
  };
}

/** Begins a login of a person at a browser; `url` is that of the target. */
export function beginAtBrowser(
  { url, send, paths }: { readonly url: string; readonly send: Send; readonly paths: LoginPaths },
  login: Omit<Login, 'hint'>,
): BegunLogin {
  const { start, isItsOwn, finish } = begin(send, paths, login);
  return { address: new URL(`${url}${start}`), isItsOwn, finish };
}

/**
 * Logs somebody in without a browser. Throws an AuthError when the server does not play along. Nobody else can have sent
 * what comes back, so that the state protects nobody here: whether the server returns it is for stories to judge.
 */
export async function logIn(send: Send, paths: LoginPaths, login: Login): Promise<IssuedToken> {
  const { start, finish } = begin(send, paths, login);
  return finish(await followToClient(send, paths, start, login.clientCallback ?? usualCallback));
}

/** Gets another token for a refresh token (RFC 6749, section 6). Throws an AuthError. */
export async function refreshed(send: Send, { refresh }: LoginPaths, token: string): Promise<IssuedToken> {
  return issuedIn(await post(send, refresh, { refresh_token: token }), 'the refresh of a token');
}

function post(send: Send, target: string, json: object): Promise<ReceivedResponse> {
  return send(jsonRequest('POST', target, json));
}

/** Some servers send browsers through their own callback first. */
async function followToClient(
  send: Send,
  { callback }: LoginPaths,
  start: string,
  clientCallback: string,
): Promise<URL> {
  const client = new URL(clientCallback);
  let target = start;
  for (let step = 0; step < patience; step++) {
    const answer = await send({
      method: 'GET',
      target,
      headers: { accept: '*/*' },
      body: undefined,
    });
    const { status, headers } = answer;
    const location = headers.location;
    if (status < 300 || status > 399 || location === undefined) {
      const said = serverMessage(answer, secretsIn(target));
      const advice = /callback|redirect/i.test(said)
        ? `; set clientCallback of auth to an address that the server allows, instead of ${clientCallback}`
        : '';
      throw new AuthError(`the login got ${status}, expected a redirect${said}${advice}`);
    }
    const goal = new URL(location, clientCallback);
    if (goal.origin === client.origin && goal.pathname === client.pathname) return goal;
    if (goal.pathname !== callback)
      throw new AuthError(`the login was redirected to ${goal.origin}${goal.pathname}, which needs a person`);
    target = `${goal.pathname}${goal.search}`;
  }
  throw new AuthError('the login was redirected in a circle');
}

/** What stands in the query of a login and is nobody else's business. */
function secretsIn(target: string): string[] {
  const { searchParams } = new URL(target, 'http://any');
  return ['state', 'code', 'code_challenge'].flatMap((name) => searchParams.getAll(name));
}

/** What the client is told, in the query or in the fragment. */
function answersIn({ searchParams, hash }: URL): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(new URLSearchParams(hash.slice(1))), ...Object.fromEntries(searchParams) };
}

function issuedIn(answer: ReceivedResponse, what: string): IssuedToken {
  if (answer.status !== 200) throw new AuthError(`${what} got ${answer.status}`);
  const json = jsonOf(answer);
  const token = isObject(json) ? issuedBy(json) : undefined;
  if (!token) throw new AuthError(`${what} got no access_token`);
  return token;
}
