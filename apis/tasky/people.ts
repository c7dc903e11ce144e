import { randomBytes } from 'node:crypto';
import { at } from '../../contract/json.ts';
import type { Note } from '../../harness/journal/journal-writer.ts';
import { AuthError } from '../../harness/model/auth-error.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import type { HealthyPersonaId, PersonaId } from '../../harness/model/persona.ts';
import type { AuthAdapter } from '../../harness/model/target.ts';
import type { AccountCalls } from '../../harness/personas/auth/account-calls.ts';
import { givenTokens } from '../../harness/personas/auth/given-tokens.ts';
import { type IssuedToken, issued, type TokenSource } from '../../harness/personas/auth/issued-token.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';
import { accountsOnDemand, type ThrowAwayAccounts } from '../../harness/personas/auth/throw-away.ts';
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

/** An adapter whose accounts can be deleted in the end. */
export interface People extends AuthAdapter {
  readonly close: () => Promise<void>;
}

type Role = 'member' | 'viewer';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** A viewer who is a member of a board is its reader; a stranger is a viewer of none. */
const roles: Readonly<Partial<Record<PersonaId, Role>>> = { reader: 'viewer', stranger: 'viewer' };

const roleOf = (persona: PersonaId): Role => roles[persona] ?? 'member';

/** Everybody registers, and is a member; an administrator makes some of them viewers. */
export function people(options: PeopleOptions): People {
  const { send, administrator, expireToken, deleteAccount, note = () => {} } = options;
  const known = new Map<string, Credentials & { readonly role: Role }>();

  const administratorsToken: TokenSource = async () =>
    tokenIn(await sent(send, 'POST', '/api/auth/login', administrator), 'the login of the administrator');

  async function enter(login: string, role: Role): Promise<IssuedToken> {
    const whose = `the login of ${login}`;
    const there = known.get(login);
    if (there) return tokenIn(await sent(send, 'POST', '/api/auth/login', credentialsOf(there)), whose);
    const made = { email: `${login}@example.com`, password: randomBytes(12).toString('base64url') };
    const answer = await sent(send, 'POST', '/api/auth/register', { name: login, ...made });
    const token = tokenIn(answer, whose);
    known.set(login, { ...made, role });
    if (role === 'viewer') await makeViewer(String(at(jsonOf(answer), '/data/user/_id')));
    return token;
  }

  async function makeViewer(id: string): Promise<void> {
    const { token } = await administratorsToken();
    const { status } = await sent(send, 'PUT', `/api/users/${id}/role`, { role: 'viewer' }, token);
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
  const accounts = {
    member: accountsOnDemand({ calls, send, note, logIn: (login) => enter(login, 'member') }),
    viewer: accountsOnDemand({ calls, send, note, logIn: (login) => enter(login, 'viewer') }),
  };
  const holderOf = (login: string): ThrowAwayAccounts => accounts[known.get(login)?.role ?? 'member'];

  const run = randomBytes(3).toString('hex');
  const persona = (id: HealthyPersonaId): readonly [PersonaId, TokenSource] => [
    id,
    async () => (await accounts[roleOf(id)].again(`${id}-${run}`)).token(),
  ];
  const tokens = new Map([
    ...(['owner', 'writer', 'reader', 'stranger'] as const).map(persona),
    ['admin', administratorsToken] as const,
  ]);
  const adapter = givenTokens({
    name: 'registration',
    tokens: new Map<PersonaId, TokenSource>([
      ...tokens,
      ['expired', async () => issued(await expireToken((await tokens.get('owner')?.())?.token ?? ''))],
    ]),
    throwAway: {
      ...accounts.member,
      forStories: {
        freshAccount: (name, plays) => {
          const { freshAccount } = accounts[roleOf(plays)].forStories;
          if (!freshAccount) throw new Error('accounts that are made on demand are not leased');
          return freshAccount(name, plays);
        },
      },
      again: (login) => holderOf(login).again(login),
      forget: (login) => holderOf(login).forget(login),
      remove: async (login) => holderOf(login).remove?.(login),
    },
  });
  return {
    ...adapter,
    close: async () => {
      await accounts.member.removeAll();
      await accounts.viewer.removeAll();
    },
  };
}

function credentialsOf({ email, password }: Credentials): Credentials {
  return { email, password };
}

function sent(
  send: Send,
  method: string,
  target: string,
  json: object,
  token?: string,
): Promise<ReceivedResponse> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return send({ method, target, headers, body: JSON.stringify(json) });
}

/** Throws an AuthError where there is none. */
function tokenIn(answer: ReceivedResponse, whose: string): IssuedToken {
  const token = at(jsonOf(answer), '/data/token');
  if (typeof token !== 'string') throw new AuthError(`${whose} got ${answer.status} without a token`);
  return issued(token);
}
