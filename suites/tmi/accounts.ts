import { isObject } from '../../contract/json.ts';
import type { Call } from '../../harness/auth/account-calls.ts';
import type { AccountsOf } from '../../harness/auth/test-provider.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/exchange.ts';
import type { Identity } from '../../harness/target.ts';

/** The accounts of a TMI server with the built-in test provider. */
export const accounts: AccountsOf = {
  provider: 'test',
  scope: 'openid profile email',
  paths: { authorize: '/oauth2/authorize', callback: '/oauth2/callback', token: '/oauth2/token' },
  identify,
  revoke: (call) => call('POST', '/oauth2/revoke'),
  remove,
};

async function identify(call: Call): Promise<Identity | undefined> {
  return personIn(jsonOf(await call('GET', '/users/me')));
}

/** Whom GET /users/me shows. */
export function personIn(json: unknown): Identity | undefined {
  if (!isObject(json)) return undefined;
  const { provider, provider_id: subject, email, display_name: name } = json;
  return [provider, subject, email, name].every((part) => typeof part === 'string')
    ? { provider: String(provider), subject: String(subject), email: String(email), name: String(name) }
    : undefined;
}

/** S0, "User Deletion Scenarios": a challenge, and the same challenge brought back. */
async function remove(call: Call): Promise<ReceivedResponse> {
  const announced = await call('DELETE', '/users/me');
  const json = jsonOf(announced);
  const challenge = isObject(json) ? (json.challenge ?? json.challenge_text) : undefined;
  if (announced.status !== 200 || typeof challenge !== 'string') return announced;
  return call('DELETE', `/users/me?${new URLSearchParams({ challenge })}`);
}
