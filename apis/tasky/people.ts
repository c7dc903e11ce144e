import { at } from '../../contract/json.ts';
import type { Note } from '../../harness/journal/journal-writer.ts';
import { AuthError } from '../../harness/model/auth-error.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import type { PersonaId } from '../../harness/model/persona.ts';
import { type AccountCalls, callAs } from '../../harness/personas/auth/account-calls.ts';
import { type IssuedToken, issued } from '../../harness/personas/auth/issued-token.ts';
import { jsonRequest } from '../../harness/personas/auth/json-request.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';
import { type RegisteredPeople, registeredPeople } from '../../harness/personas/auth/registered-people.ts';
import { personIn } from '../../suites/tasky/profile.ts';

export interface PeopleOptions {
  readonly send: Send;
  readonly administrator: Credentials;
  /** Makes a token one whose time is over: only the server's own key can sign it. */
  readonly expireToken: (token: string) => Promise<string>;
  /** Deletes an account, which no operation does. */
  readonly deleteAccount: (id: string) => Promise<void>;
  readonly note: Note | undefined;
}

type Role = 'member' | 'viewer';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A viewer who is a member of a board is its reader; a stranger is a viewer of none. */
const roles: Readonly<Partial<Record<PersonaId, Role>>> = { reader: 'viewer', stranger: 'viewer' };

/** Everybody registers, and is a member; an administrator makes some of them viewers. */
export function people(options: PeopleOptions): RegisteredPeople {
  const { send, administrator, expireToken, deleteAccount, note } = options;

  async function logIn({ email, password }: Credentials, whose: string): Promise<IssuedToken> {
    const request = jsonRequest('POST', '/api/auth/login', { email, password });
    return tokenIn(await send(request), `the login of ${whose}`);
  }
  const administrators = () => logIn(administrator, 'the administrator');

  async function makeViewer(id: string): Promise<void> {
    const { token } = await administrators();
    const { status } = await callAs(token, send)('PUT', `/api/users/${id}/role`, { role: 'viewer' });
    if (status !== 200) throw new AuthError(`the role of an account could not be changed: ${status}`);
  }

  const calls: AccountCalls = {
    identify: async (call) => personIn(jsonOf(await call('GET', '/api/auth/me'))),
    remove: async (call) => {
      const answer = await call('GET', '/api/auth/me');
      const person = personIn(jsonOf(answer));
      if (person) await deleteAccount(person.subject);
      return answer;
    },
  };
  return registeredPeople<Role>({
    ...{ send, note, calls, expireToken },
    kinds: ['member', 'viewer'],
    kindOf: (persona) => roles[persona] ?? 'member',
    register: async ({ login, email, password }, role) => {
      const request = jsonRequest('POST', '/api/auth/register', { name: login, email, password });
      const answer = await send(request);
      const token = tokenIn(answer, `the registration of ${login}`);
      if (role === 'viewer') await makeViewer(String(at(jsonOf(answer), '/data/user/_id')));
      return token;
    },
    logIn: (who) => logIn(who, who.login),
    others: new Map([['admin', administrators]]),
  });
}

/** Throws an AuthError where there is none. */
function tokenIn(answer: ReceivedResponse, what: string): IssuedToken {
  const token = at(jsonOf(answer), '/data/token');
  if (typeof token !== 'string') throw new AuthError(`${what} got ${answer.status} without a token`);
  return issued(token);
}
