import { isObject } from '../../contract/json.ts';
import type { Call } from '../../harness/auth/account-calls.ts';
import type { AccountsOf } from '../../harness/auth/test-provider.ts';
import { detectBeforeLogin } from '../../harness/eras/detect.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/exchange.ts';
import type { Identity } from '../../harness/target.ts';
import { tmiEras } from './eras/eras.ts';

/** Where the profile of the caller is, and the deletion of the account with it, in one version or another. */
const profiles = ['/users/me', '/me'];

/** The accounts of a TMI server with the built-in test provider. */
export const accounts: AccountsOf = {
  provider: 'test',
  scope: 'openid profile email',
  paths: { authorize: '/oauth2/authorize', callback: '/oauth2/callback', token: '/oauth2/token' },
  identify,
  revoke,
  remove,
  at: async (url, options) => {
    const provider = (await detectBeforeLogin(tmiEras, url, options)).get('test-provider');
    return provider === undefined || provider === 'none' ? accounts : { ...accounts, provider };
  },
};

async function identify(call: Call): Promise<Identity | undefined> {
  for (const target of [...profiles, '/oauth2/userinfo']) {
    const answer = await call('GET', target);
    if (answer.status !== 404) return personIn(jsonOf(answer));
  }
  return undefined;
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

/** In 2026, POST /oauth2/revoke became RFC 7009, and what it was before moved. */
async function revoke(call: Call): Promise<ReceivedResponse> {
  const logout = await call('POST', '/oauth2/revoke');
  return logout.status === 400 ? call('POST', '/me/logout') : logout;
}

/** S0, "User Deletion Scenarios": a challenge, and the same challenge brought back. The last answer, where there is none. */
async function remove(call: Call): Promise<ReceivedResponse> {
  for (const target of profiles) {
    const announced = await call('DELETE', target);
    if (announced.status === 404 && target !== profiles.at(-1)) continue;
    const json = jsonOf(announced);
    const challenge = isObject(json) ? (json.challenge ?? json.challenge_text) : undefined;
    if (announced.status !== 200 || typeof challenge !== 'string') return announced;
    return call('DELETE', `${target}?${new URLSearchParams({ challenge })}`);
  }
  throw new Error('there is no profile to delete');
}
