import { createHash, randomBytes } from 'node:crypto';
import { isObject } from '../../contract/json.ts';
import type { ReceivedResponse, SentRequest } from '../exchange.ts';
import { AuthError } from './auth-error.ts';
import { type IssuedToken, issuedBy } from './issued-token.ts';

/** Where an authorization server takes what; paths below the base URL of the target. */
export interface LoginPaths {
  readonly authorize: string;
  /** Where identity providers send browsers back to. */
  readonly callback: string;
  readonly token: string;
}

/** Who is to be logged in, at a provider that believes whoever says who they are. */
export interface Login {
  readonly provider: string;
  /** `login_hint` of OpenID Connect. */
  readonly hint: string;
  readonly scope: string;
}

export type Send = (request: SentRequest) => Promise<ReceivedResponse>;

/** Nobody listens there, and nobody has to: where the browser is sent is read, and not followed. */
const clientCallback = 'http://127.0.0.1:8079/';

/** Redirects that are followed within the server until the one to the client. */
const patience = 3;

/**
 * Logs somebody in with an authorization code and PKCE (RFC 6749, section 4.1; RFC 7636) and gives what was issued.
 * Throws an AuthError when the server does not play along.
 */
export async function logIn(
  send: Send,
  paths: LoginPaths,
  { provider, hint, scope }: Login,
): Promise<IssuedToken> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    idp: provider,
    scope,
    login_hint: hint,
    state: randomBytes(12).toString('base64url'),
    client_callback: clientCallback,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const goal = await followToClient(send, paths, `${paths.authorize}?${query}`);
  // Before there was PKCE, some servers sent the tokens themselves (TMI of September 2025).
  const sent = issuedBy(Object.fromEntries(goal.searchParams));
  if (sent) return sent;
  const code = goal.searchParams.get('code');
  if (code === null)
    throw new AuthError(
      `${hint} was sent back without a code (${goal.searchParams.get('error') ?? 'no error'})`,
    );
  const answer = await send({
    method: 'POST',
    target: `${paths.token}?${new URLSearchParams({ idp: provider })}`,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: clientCallback,
    }),
  });
  return issuedIn(answer, hint);
}

/** Some servers send browsers through their own callback first. */
async function followToClient(send: Send, { callback }: LoginPaths, start: string): Promise<URL> {
  let target = start;
  for (let step = 0; step < patience; step++) {
    const { status, headers } = await send({
      method: 'GET',
      target,
      headers: { accept: '*/*' },
      body: undefined,
    });
    const location = headers.location;
    if (status < 300 || status > 399 || location === undefined)
      throw new AuthError(`the login got ${status} where it has to be redirected`);
    const goal = new URL(location, clientCallback);
    if (goal.origin === new URL(clientCallback).origin && goal.pathname === '/') return goal;
    if (goal.pathname !== callback)
      throw new AuthError(`the login was sent to ${goal.origin}${goal.pathname}, which needs a person`);
    target = `${goal.pathname}${goal.search}`;
  }
  throw new AuthError('the login was redirected in a circle');
}

function issuedIn({ status, body }: ReceivedResponse, hint: string): IssuedToken {
  if (status !== 200) throw new AuthError(`the login of ${hint} got ${status} for its code`);
  const json = parsed(body);
  const token = isObject(json) ? issuedBy(json) : undefined;
  if (!token) throw new AuthError(`the login of ${hint} got no access_token`);
  return token;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
