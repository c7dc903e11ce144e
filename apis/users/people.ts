import { at } from '../../contract/json.ts';
import type { Note } from '../../harness/journal/journal-writer.ts';
import { AuthError } from '../../harness/model/auth-error.ts';
import type { CsrfGuard } from '../../harness/model/csrf.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import { type AccountCalls, callAs } from '../../harness/personas/auth/account-calls.ts';
import { type IssuedToken, issued } from '../../harness/personas/auth/issued-token.ts';
import { jsonRequest } from '../../harness/personas/auth/json-request.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';
import { type RegisteredPeople, registeredPeople } from '../../harness/personas/auth/registered-people.ts';
import { guardedSend } from '../../harness/personas/sessions/guarded-send.ts';
import { personIn } from '../../suites/users/profile.ts';

export interface PeopleOptions {
  /** Base URL of the server. */
  readonly url: string;
  readonly send: Send;
  readonly administrator: Credentials;
  /** Reads the token of the last mail that asks an address to be verified. Throws an AuthError without one. */
  readonly verificationToken: (email: string) => Promise<string>;
  /** Makes a token one whose time is over: only the server's own key can sign it. */
  readonly expireToken: (token: string) => Promise<string>;
  readonly note: Note | undefined;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Everybody signs up and has the role `user`; an administrator gives some of them the role `admin`. */
type Kind = 'user' | 'administrator';

const auth = '/api/v1/auth';
const guard: CsrfGuard = {
  token: { kind: 'cookie', name: 'csrf_token', path: `${auth}/csrf-token` },
  header: 'X-CSRF-Token',
  field: undefined,
  refusedWith: '403',
};

export function people(options: PeopleOptions): RegisteredPeople {
  const { url, administrator, verificationToken, expireToken, note } = options;
  const send = guardedSend(url, guard, options.send);

  async function logIn({ email, password }: Credentials, whose: string): Promise<IssuedToken> {
    const request = jsonRequest('POST', `${auth}/login`, { emailOrUsername: email, password });
    return tokenIn(await send(request), `the login of ${whose}`);
  }
  const administrators = () => logIn(administrator, 'the administrator');
  const asAdministrator = async () => callAs((await administrators()).token, send);

  async function promote(id: string): Promise<void> {
    const call = await asAdministrator();
    const roles = at(jsonOf(await call('GET', '/api/v1/roles')), '/data');
    const role = Array.isArray(roles) ? roles.find((each) => at(each, '/name') === 'admin') : undefined;
    const given = await call('POST', `/api/v1/users/${id}/roles`, { roleId: at(role, '/id') });
    expectSuccess(given, 'the role of an account');
  }

  const calls: AccountCalls = {
    identify: async (call) => personIn(jsonOf(await call('GET', '/api/v1/users/me'))),
    revoke: (call, { refreshToken = '' }) => call('POST', `${auth}/logout`, { refreshToken }),
    remove: async (call) => {
      const answer = await call('GET', '/api/v1/users/me');
      const person = personIn(jsonOf(answer));
      return person ? (await asAdministrator())('DELETE', `/api/v1/users/${person.subject}`) : answer;
    },
  };
  return registeredPeople<Kind>({
    ...{ send, note, calls, expireToken },
    kinds: ['user', 'administrator'],
    kindOf: (persona) => (persona === 'admin' ? 'administrator' : 'user'),
    register: async (who, kind) => {
      const { login, email, password } = who;
      const account = { username: login, email, displayName: login, password };
      const signedUp = await send(jsonRequest('POST', `${auth}/sign-up`, account));
      expectSuccess(signedUp, `the registration of ${login}`);
      const token = await verificationToken(email);
      const target = `${auth}/verify-email?${new URLSearchParams({ token })}`;
      const headers = { accept: 'application/json' };
      expectSuccess(
        await send({ method: 'GET', target, headers, body: undefined }),
        `the verification of ${login}`,
      );
      if (kind === 'administrator') await promote(String(at(jsonOf(signedUp), '/data/userId')));
      return logIn(who, login);
    },
    logIn: (who) => logIn(who, who.login),
    refresh: async (refreshToken) =>
      tokenIn(await send(jsonRequest('POST', `${auth}/refresh`, { refreshToken })), 'the refresh of a token'),
    others: new Map([['admin', administrators]]),
  });
}

function expectSuccess({ status }: ReceivedResponse, what: string): void {
  if (status < 200 || status > 299) throw new AuthError(`${what} got ${status}`);
}

/** Throws an AuthError where there is none. */
function tokenIn(answer: ReceivedResponse, what: string): IssuedToken {
  const [token, refreshToken] = ['accessToken', 'refreshToken'].map((member) =>
    at(jsonOf(answer), `/data/${member}`),
  );
  if (typeof token !== 'string') throw new AuthError(`${what} got ${answer.status} without a token`);
  return issued(token, { refreshToken });
}
