import {
  type Answered,
  type Asked,
  answer,
  headerOf,
  isMembers,
  jsonOf,
  nothing,
  queryOf,
  refusal,
  withHeader,
  withJson,
  withQuery,
} from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Behind, Translation } from '../front/translation.ts';

const AUTHORIZE = 'GET /oauth2/authorize';
const CALLBACK = 'GET /oauth2/callback';
const TOKEN = 'POST /oauth2/token';

/**
 * Logins as they are from November 2025 on (facts, 3.3 and 3.4): PKCE must be used, the test provider sends the browser
 * to the client at once, and without a client there is no login. Where the code is brought is not compared.
 */
export const loginsWithCodes: Translation = (behind) => {
  /** Where each code was sent. */
  const callbacks = new Map<string, string>();
  const named = new Map<string, string>();
  return async (asked, next) => {
    if (isAt(AUTHORIZE, asked)) {
      const back = await authorized(behind, asked, await next(challenged(asked)), callbacks);
      return withCodeOfSecond(asked, back, named);
    }
    if (isAt(CALLBACK, asked)) return withoutTokens(await next(asked));
    return isAt(TOKEN, asked) ? exchanged(withRealCode(asked, named), next, callbacks) : next(asked);
  };
};

/**
 * Facts, 3.4: a code holds the hint and the second in which it was made. Whoever logs in twice in one gets the same code
 * twice, which is then that of the later login. `named`: the codes of the reference server, by those that clients see.
 */
function withCodeOfSecond(asked: Asked, back: Answered, named: Map<string, string>): Answered {
  const goal = headerOf(back, 'location');
  const hint = queryOf(asked).get('login_hint');
  const isForClient = queryOf(asked).has('client_callback');
  if (goal === undefined || hint === null || !isForClient || !URL.canParse(goal)) return back;
  const url = new URL(goal);
  const code = url.searchParams.get('code');
  if (code === null) return back;
  const second = Math.floor(Date.now() / 1000);
  const seen = `test_auth_code_${second}_hint_${Buffer.from(hint).toString('base64url')}`;
  named.set(seen, code);
  url.searchParams.set('code', seen);
  return withHeader(back, 'location', url.href);
}

function withRealCode(asked: Asked, named: ReadonlyMap<string, string>): Asked {
  const body = jsonOf(asked);
  const real = isMembers(body) && typeof body.code === 'string' ? named.get(body.code) : undefined;
  return real === undefined || !isMembers(body) ? asked : withJson(asked, { ...body, code: real });
}

/** The reference server has tokens without a challenge, and no login without a callback but for them. */
function challenged(asked: Asked): Asked {
  return queryOf(asked).has('client_callback')
    ? asked
    : withQuery(asked, { code_challenge: undefined, code_challenge_method: undefined });
}

async function authorized(
  behind: Behind,
  asked: Asked,
  answered: Answered,
  callbacks: Map<string, string>,
): Promise<Answered> {
  const query = queryOf(asked);
  if (!query.has('code_challenge') || query.get('code_challenge_method') !== 'S256')
    return refusal(400, 'invalid_request', 'code_challenge with the method S256 is required');
  const goal = headerOf(answered, 'location');
  const callback = query.get('client_callback');
  if (answered.status !== 302 || goal === undefined || callback === null) return answered;
  const { pathname: path, search } = new URL(goal);
  const back = await behind.ask({
    method: 'GET',
    path,
    query: search,
    headers: asked.headers,
    body: nothing,
  });
  const code = new URL(headerOf(back, 'location') ?? callback).searchParams.get('code');
  if (code !== null) callbacks.set(code, callback);
  return back;
}

function withoutTokens(answered: Answered): Answered {
  return answered.status === 200
    ? refusal(400, 'invalid_request', 'The login was begun without a client_callback')
    : answered;
}

async function exchanged(
  asked: Asked,
  next: (asked: Asked) => Promise<Answered>,
  callbacks: Map<string, string>,
): Promise<Answered> {
  const body = jsonOf(asked);
  if (!isMembers(body)) return next(asked);
  for (const name of ['grant_type', 'code', 'redirect_uri', 'code_verifier'])
    if (body[name] === undefined) return refusal(400, 'invalid_request', `${name} is required`);
  const callback = typeof body.code === 'string' ? callbacks.get(body.code) : undefined;
  const comesFrom =
    callback === undefined || typeof body.redirect_uri !== 'string' ? {} : { redirect_uri: callback };
  return next(withJson(asked, { ...body, ...comesFrom }));
}

/**
 * Logins as they were in September 2025 (facts, 3.4): nobody has heard of PKCE, and the callback sends the browser to
 * the client with tokens in the query. The code of the provider can also be brought to the token endpoint, once.
 */
export const loginsWithTokens: Translation = (behind) => {
  /** Where the browser was sent with each code that was not used yet. */
  const codes = new Map<string, Asked>();
  return async (asked, next) => {
    if (isAt(AUTHORIZE, asked)) {
      const plain = { code_challenge: undefined, code_challenge_method: undefined };
      const answered = await next(withQuery(asked, plain));
      const goal = new URL(headerOf(answered, 'location') ?? behind.url);
      const code = goal.searchParams.get('code');
      const { pathname: path, search: query } = goal;
      if (code !== null) codes.set(code, { method: 'GET', path, query, headers: [], body: nothing });
      return answered;
    }
    if (isAt(CALLBACK, asked)) {
      codes.delete(queryOf(asked).get('code') ?? '');
      return next(asked);
    }
    return isAt(TOKEN, asked) ? broughtBack(behind, asked, codes) : next(asked);
  };
};

async function broughtBack({ ask }: Behind, asked: Asked, codes: Map<string, Asked>): Promise<Answered> {
  const body = jsonOf(asked);
  const { code, redirect_uri } = isMembers(body) ? body : {};
  if (typeof code !== 'string' || typeof redirect_uri !== 'string')
    return refusal(400, 'invalid_request', 'code and redirect_uri are required');
  const begun = codes.get(code);
  codes.delete(code);
  if (!begun) return refusal(400, 'invalid_grant', 'The code is unknown, expired or used');
  const back = await ask(begun);
  const tokens = new URLSearchParams(headerOf(back, 'location')?.split('?')[1]);
  if (back.status === 200) return back;
  const { access_token, refresh_token, token_type, expires_in } = Object.fromEntries(tokens);
  return answer(200, { access_token, refresh_token, token_type, expires_in: Number(expires_in) });
}
