import { randomBytes } from 'node:crypto';
import { at } from '../../contract/json.ts';
import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Note } from '../../harness/journal/journal-writer.ts';
import { AuthError } from '../../harness/model/auth-error.ts';
import { jsonOf, type ReceivedResponse } from '../../harness/model/exchange.ts';
import type { PersonaId } from '../../harness/model/persona.ts';
import { type AccountCalls, callAs } from '../../harness/personas/auth/account-calls.ts';
import { carried } from '../../harness/personas/auth/carried.ts';
import { type IssuedToken, issued } from '../../harness/personas/auth/issued-token.ts';
import { jsonRequest } from '../../harness/personas/auth/json-request.ts';
import type { Send } from '../../harness/personas/auth/log-in.ts';
import { type RegisteredPeople, registeredPeople } from '../../harness/personas/auth/registered-people.ts';
import { personIn } from '../../suites/notap/profile.ts';

/** What only the operator of a server can do. */
export interface Operator {
  readonly adminKey: string;
  readonly pspKey: string;
  /** Makes a token one whose time is over. */
  readonly expireToken: (token: string) => Promise<string>;
  /** Makes a key one whose time is over. */
  readonly expireKey: (id: string) => Promise<void>;
  /** A token for an enrollment, as its user gets it; `seconds` until its end. */
  readonly managementToken: (uuid: string, seconds: number) => string;
  /** Deletes an account, which no operation does. */
  readonly deleteAccount: (id: string) => Promise<void>;
}

export interface PeopleOptions {
  readonly send: Send;
  readonly operator: Operator;
  readonly note: Note | undefined;
}

type Kind = 'developer' | 'reader' | 'stranger' | 'administrator';

const everything = ['enrollment:read', 'enrollment:write', 'verification:read', 'webhook:manage'];
/** What the key of each kind permits. */
const permissions: Readonly<Record<Kind, readonly string[]>> = {
  developer: everything,
  reader: ['enrollment:read'],
  stranger: ['webhook:manage'],
  administrator: everything,
};
const kinds: Readonly<Partial<Record<PersonaId, Kind>>> = {
  reader: 'reader',
  stranger: 'stranger',
  admin: 'administrator',
};
const auth = '/v1/auth/developer';
const LASTING_SECONDS = 900;

/** Everybody registers as a developer and makes a key. The other kinds of credentials come from the operator. */
export function people({ send, operator, note }: PeopleOptions): RegisteredPeople {
  async function entered(answer: ReceivedResponse, whose: string, kind: Kind): Promise<IssuedToken> {
    const token = at(jsonOf(answer), '/token');
    if (typeof token !== 'string') throw new AuthError(`${whose} got ${answer.status} without a token`);
    const named = {
      apiKey: (await newKey(token, kind)).key,
      adminKey: kind === 'administrator' ? operator.adminKey : `no-admin-key-${random()}`,
      pspKey: operator.pspKey,
      developerToken: token,
    };
    return { ...issued(token), named };
  }

  async function newKey(token: string, kind: Kind): Promise<{ readonly id: string; readonly key: string }> {
    const wanted = { name: 'Assay', permissions: permissions[kind], rateLimit: 100_000 };
    const answer = await callAs(token, send)('POST', '/v1/developer/keys', wanted);
    const [id, key] = ['id', 'key'].map((member) => at(jsonOf(answer), `/key/${member}`));
    if (typeof id !== 'string' || typeof key !== 'string')
      throw new AuthError(`a key could not be made: ${answer.status}`);
    return { id, key };
  }

  async function register(login: string, email: string, password: string, kind: Kind): Promise<IssuedToken> {
    const request = jsonRequest('POST', `${auth}/register`, { email, password, fullName: login });
    return entered(await send(request), `the registration of ${login}`, kind);
  }

  const calls: AccountCalls = {
    identify: async (call) => personIn(jsonOf(await call('GET', `${auth}/profile`))),
    revoke: (call) => call('POST', `${auth}/logout`),
    remove: async (call) => {
      const answer = await call('GET', `${auth}/profile`);
      const person = personIn(jsonOf(answer));
      if (person) await operator.deleteAccount(person.subject);
      return answer;
    },
  };
  const kindOf = (persona: PersonaId): Kind => kinds[persona] ?? 'developer';
  const known = new Map<string, Kind>();
  const adapter = registeredPeople<Kind>({
    ...{ send, note, calls, kindOf, expireToken: operator.expireToken },
    kinds: ['developer', 'reader', 'stranger', 'administrator'],
    register: async ({ login, email, password }, kind) => {
      known.set(login, kind);
      return register(login, email, password, kind);
    },
    logIn: async ({ login, email, password }) => {
      const request = jsonRequest('POST', `${auth}/login`, { email, password });
      return entered(await send(request), `the login of ${login}`, known.get(login) ?? 'developer');
    },
    others: new Map([
      [
        'admin',
        () => {
          const login = `admin-${random()}`;
          return register(login, `${login}@example.com`, random(), 'administrator');
        },
      ],
    ]),
  });

  const ofSomebody = async (kind: Kind = 'developer') => {
    const login = `spoiled-${random()}`;
    const { token } = await register(login, `${login}@example.com`, random(), kind);
    return { token, key: await newKey(token, kind) };
  };
  const spoiled: Spoiled = {
    forged: {
      pspKey: async () => `psp_live_nobody_${random()}`,
      managementToken: async () => tampered(operator.managementToken(nobody, LASTING_SECONDS)),
    },
    expired: {
      apiKey: async () => {
        const { key } = await ofSomebody();
        await operator.expireKey(key.id);
        return key.key;
      },
      adminKey: nothing,
      pspKey: nothing,
      managementToken: async () => operator.managementToken(nobody, -LASTING_SECONDS),
    },
    revoked: {
      apiKey: async () => {
        const { token, key } = await ofSomebody();
        await callAs(token, send)('DELETE', `/v1/developer/keys/${key.id}`);
        return key.key;
      },
      ...{ adminKey: nothing, pspKey: nothing, managementToken: nothing },
    },
    deleted: {
      apiKey: async () => {
        const { token, key } = await ofSomebody();
        await calls.remove(callAs(token, send));
        return key.key;
      },
      ...{ adminKey: nothing, pspKey: nothing, managementToken: nothing },
    },
  };
  const kept = new Map<string, Promise<string | undefined>>();
  return {
    ...adapter,
    credentials: async (persona, schemes, spent) => {
      const make = schemes.map(({ name }) => spoiled[persona]?.[name]).find((each) => each !== undefined);
      if (!make) return adapter.credentials(persona, schemes, spent);
      const place = `${persona} ${schemes.map(({ name }) => name).join(' ')}`;
      const secret = kept.get(place) ?? make();
      kept.set(place, secret);
      const text = await secret;
      return text === undefined ? undefined : carried(schemes, text);
    },
    ofResource: (persona, schemes, { uuid }) => {
      if (uuid === undefined || !takesManagementToken(schemes) || isSpoiled(persona)) return undefined;
      // Only the owner of an enrollment has proven its factors.
      const whose = persona === 'owner' && UUID.test(uuid) ? uuid.toLowerCase() : nobody;
      return carried(schemes, operator.managementToken(whose, LASTING_SECONDS));
    },
  };
}

type Spoiled = Readonly<
  Partial<Record<PersonaId, Readonly<Record<string, () => Promise<string | undefined>>>>>
>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A user who is not enrolled. */
const nobody = '00000000-0000-4000-8000-000000000000';
const broken: readonly PersonaId[] = ['anonymous', 'malformed', 'forged', 'expired', 'revoked', 'deleted'];

function isSpoiled(persona: PersonaId): boolean {
  return broken.includes(persona);
}

function takesManagementToken(schemes: readonly SecurityScheme[]): boolean {
  return schemes.some(({ name }) => name === 'managementToken');
}

async function nothing(): Promise<undefined> {
  return undefined;
}

/** The same token with another signature. */
function tampered(token: string): string {
  return `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
}

function random(): string {
  return randomBytes(12).toString('hex');
}
