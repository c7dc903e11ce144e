import { decodeJwt, errors, type JWTPayload } from 'jose';
import { AuthError } from '../../harness/model/auth-error.ts';
import { jsonOf } from '../../harness/model/exchange.ts';
import type { Call } from '../../harness/personas/auth/account-calls.ts';
import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import { detectBeforeLogin } from '../../harness/versions/detect-version.ts';
import { type Identity, isObject, type ReceivedResponse, UnreachableError } from '../../suite/suite.ts';
import { tmiVersions } from './versions/versions.ts';

/** No version has anything there. */
const nowhere = '/assay-looks-for-nothing-here';

/** Where the profile of the caller is, and the deletion of the account with it, in one version or another. */
const profiles = ['/users/me', '/me'] as const;

/**
 * The accounts of a TMI server, of whatever version: most of what it is cannot be asked before somebody is logged in, so
 * that things are looked for at all of their places.
 */
export const accounts: AccountsOf = {
  provider: 'test',
  scope: 'openid profile email',
  paths: {
    authorize: '/oauth2/authorize',
    callback: '/oauth2/callback',
    token: '/oauth2/token',
    refresh: '/oauth2/refresh',
  },
  identify,
  revoke,
  remove,
  isLetIn,
  // Every write below a threat model is for people (versions since December 2025).
  clientsOnlyRead: true,
  at: async (url, options) => {
    const provider = (await detectBeforeLogin(tmiVersions, url, options)).get('test-provider');
    return provider === undefined
      ? accounts
      : { ...accounts, provider: provider === 'none' ? undefined : provider };
  },
};

/** Where a server says who is asking, in one version or another. */
const sources = [...profiles, '/oauth2/userinfo'] as const;

/** By the first source that says it; where none does, by what the token says of its holder. */
async function identify(call: Call, token: string, provider?: string): Promise<Identity | undefined> {
  // Some versions say the rest in the token only.
  const { idp = provider, sub, email, name } = claimsOf(token);
  for (const path of sources) {
    const json = await successOf(call('GET', path));
    const person = isObject(json) ? personIn({ idp, sub, email, name, ...json }) : undefined;
    if (person) return person;
  }
  return personIn({ idp, sub, email, name });
}

/** What a call was answered if it succeeded: a source that fails is no reason not to ask the next one. */
async function successOf(calling: Promise<ReceivedResponse>): Promise<unknown> {
  try {
    const answer = await calling;
    return answer.status === 200 ? jsonOf(answer) : undefined;
  } catch (error) {
    if (error instanceof UnreachableError || error instanceof AuthError) return undefined;
    throw error;
  }
}

/** Whom GET /users/me shows, or GET /oauth2/userinfo in any of its forms. */
export function personIn(json: unknown): Identity | undefined {
  if (!isObject(json)) return undefined;
  const provider = json.provider ?? json.idp ?? providerIn(json.providers);
  const subject = json.provider_id ?? json.sub ?? json.id;
  const name = json.display_name ?? json.name;
  const { email } = json;
  return [provider, subject, email, name].every((part) => typeof part === 'string')
    ? { provider: String(provider), subject: String(subject), email: String(email), name: String(name) }
    : undefined;
}

function providerIn(providers: unknown): unknown {
  const [first] = Array.isArray(providers) ? providers : [];
  return isObject(first) ? first.provider : undefined;
}

function claimsOf(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (error) {
    if (error instanceof errors.JOSEError) return {};
    throw error;
  }
}

/** In 2026, POST /oauth2/revoke became RFC 7009, and what it was before moved. */
async function revoke(call: Call): Promise<ReceivedResponse> {
  const logout = await call('POST', '/oauth2/revoke');
  return logout.status === 400 ? call('POST', '/me/logout') : logout;
}

/** S0, "User Deletion Scenarios": a challenge, and the same challenge brought back. */
async function remove(call: Call): Promise<ReceivedResponse | undefined> {
  for (const path of profiles) {
    const announced = await call('DELETE', path);
    if (announced.status === 404 || (await failsLikeNothing(call, announced))) continue;
    const json = jsonOf(announced);
    const challenge = isObject(json) ? (json.challenge ?? json.challenge_text) : undefined;
    if (announced.status !== 200 || typeof challenge !== 'string') return announced;
    return call('DELETE', `${path}?${new URLSearchParams({ challenge })}`);
  }
  return undefined;
}

/**
 * Some versions return 500 for every address that does not exist. A target that also fails at what exists, and a gateway
 * (502 to 504), say nothing about what there is.
 */
async function failsLikeNothing(call: Call, { status }: ReceivedResponse): Promise<boolean> {
  if (status !== 500 || (await call('DELETE', nowhere)).status !== status) return false;
  return (await call('GET', '/threat_models')).status < 500;
}

/** Some versions refuse the token of a deleted account where they look for the person, and nowhere else. */
async function isLetIn(call: Call): Promise<boolean> {
  for (const path of ['/threat_models', ...sources])
    if ((await call('GET', path)).status !== 401) return true;
  return false;
}
