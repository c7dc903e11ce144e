import { randomBytes } from 'node:crypto';
import type { ReceivedResponse } from '../exchange.ts';
import type { AccountEntry } from '../journal-entry.ts';
import type { PersonaId } from '../persona.ts';
import { createSender, UnreachableError } from '../send.ts';
import type { Account, AuthAdapter, Identity } from '../target.ts';
import { AuthError } from './auth-error.ts';
import { carried } from './carried.ts';
import { forge } from './forge.ts';
import { type LoginPaths, logIn } from './log-in.ts';

/** What an API with a test provider has for accounts. */
export interface AccountsOf {
  readonly provider: string;
  readonly scope: string;
  readonly paths: LoginPaths;
  /** Says who a token is of. */
  readonly identify: (call: Call) => Promise<Identity | undefined>;
  /** Revokes the token of the call. Says with what status, if that is not a success. */
  readonly revoke: (call: Call) => Promise<ReceivedResponse>;
  /** Deletes the account of the call; the last answer. */
  readonly remove: (call: Call) => Promise<ReceivedResponse>;
}

/** Calls the API with the token of one account. */
export type Call = (method: string, target: string) => Promise<ReceivedResponse>;

export interface TestProviderOptions {
  /** Base URL of the target, without a trailing slash. */
  readonly url: string;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  readonly accounts: AccountsOf;
  /** The hint of somebody whom the target knows as an administrator. */
  readonly administrator: string;
  /** The hint of somebody who is in a group, and that group; undefined where the provider knows of none. */
  readonly member?: { readonly hint: string; readonly group: string };
  /** Makes a token one whose time is over, where that can be done: only the server's own key can sign it. */
  readonly expireToken?: (token: string) => Promise<string>;
  /** Told of every account before it is made, and when it is gone. */
  readonly note?: ((entry: AccountEntry) => void) | undefined;
}

/** An adapter with accounts that can be deleted in the end. */
export interface TestProvider extends AuthAdapter {
  readonly remove: (login: string) => Promise<void>;
  /** Deletes the accounts that were made, but for the administrator's. Throws an AuthError that names those that stay. */
  readonly close: () => Promise<void>;
}

interface LoggedIn {
  readonly token: string;
  readonly identity: Identity;
}

/**
 * Logs personas in through a provider that takes everybody's word for who they are. Every persona is somebody new in
 * every run, so that runs do not disturb each other; each logs in once.
 */
export function testProvider(options: TestProviderOptions): TestProvider {
  const { accounts, administrator, member, expireToken, note = () => {} } = options;
  const sender = createSender(options.url, { timeout: options.timeout });
  const run = randomBytes(3).toString('hex');
  const made = new Map<string, LoggedIn>();
  const people = new Map<PersonaId | 'member', Promise<LoggedIn>>();
  const broken = new Map<PersonaId, Promise<string | undefined>>();
  let count = 0;

  async function arrive(hint: string): Promise<LoggedIn> {
    const { provider, scope, paths } = accounts;
    if (hint !== administrator) note({ kind: 'account', login: hint });
    const token = await logIn(sender.send, paths, { provider, hint, scope });
    const identity = await accounts.identify(callAs(token));
    if (!identity) throw new AuthError(`the server does not know ${hint}, who just logged in`);
    const person = { token, identity };
    if (hint !== administrator) made.set(hint, person);
    return person;
  }

  function callAs(token: string): Call {
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    return (method, target) => sender.send({ method, target, headers, body: undefined });
  }

  function hintOf(persona: PersonaId): string {
    return persona === 'admin' ? administrator : `${persona}-${run}`;
  }

  /** Tokens that expired or were forged say that they are the owner's. */
  function loginOf(persona: PersonaId): string | undefined {
    if (isHealthy(persona)) return hintOf(persona);
    return persona === 'expired' || persona === 'forged' ? hintOf('owner') : undefined;
  }

  function person(persona: PersonaId): Promise<LoggedIn> {
    return once(people, persona, () => arrive(hintOf(persona)));
  }

  async function brokenToken(persona: PersonaId): Promise<string | undefined> {
    switch (persona) {
      case 'malformed':
        return 'not-a-token';
      case 'forged':
        return forge((await person('owner')).token);
      case 'expired':
        return expireToken?.((await person('owner')).token);
      case 'revoked':
        return spoiled(await person(persona), accounts.revoke);
      case 'deleted': {
        const gone = await spoiled(await person(persona), accounts.remove);
        forget(hintOf(persona));
        return gone;
      }
      default:
        return undefined;
    }
  }

  async function spoiled({ token }: LoggedIn, spoil: AccountsOf['remove']): Promise<string> {
    const { status } = await spoil(callAs(token));
    if (status < 200 || status > 299) throw new AuthError(`a token could not be made useless: ${status}`);
    return token;
  }

  return {
    name: `the test provider "${accounts.provider}"`,
    credentials: async (persona, schemes) => {
      const token = isHealthy(persona)
        ? (await person(persona)).token
        : await once(broken, persona, () => brokenToken(persona));
      return token === undefined ? undefined : carried(schemes, token);
    },
    identity: async (persona) => (isHealthy(persona) ? (await person(persona)).identity : undefined),
    freshAccount: async (name, plays): Promise<Account> => {
      count += 1;
      // Hints have 20 characters at most.
      const hint = `${name.slice(0, 8)}-${run}-${count}`;
      return accountOf(hint, plays, await arrive(hint));
    },
    loginOf,
    again: async (login, plays) => accountOf(login, plays, made.get(login) ?? (await arrive(login))),
    remove,
    ...(member && {
      member: async () => {
        const known = await once(people, 'member', () => arrive(member.hint));
        return { account: accountOf(member.hint, 'stranger', known), group: member.group };
      },
    }),
    close: async () => {
      const failures: string[] = [];
      try {
        for (const hint of [...made.keys()]) {
          const failure = await failureOf(remove(hint));
          if (failure !== undefined) failures.push(failure);
        }
      } finally {
        sender.close();
      }
      if (failures.length > 0) throw new AuthError(failures.join('; '));
    },
  };

  function accountOf(login: string, plays: PersonaId, { token, identity }: LoggedIn): Account {
    return { identity, plays, login, credentials: (schemes) => carried(schemes, token) };
  }

  async function remove(hint: string): Promise<void> {
    await leave(hint, (made.get(hint) ?? (await arrive(hint))).token);
    forget(hint);
  }

  function forget(hint: string): void {
    made.delete(hint);
    note({ kind: 'account-gone', login: hint });
  }

  /** Somebody whose token is dead logs in once more, or is gone already; either way the account goes. */
  async function leave(hint: string, token: string): Promise<void> {
    const first = await accounts.remove(callAs(token));
    if (first.status !== 401) return expectGone(hint, first.status);
    const again = await arrive(hint);
    expectGone(hint, (await accounts.remove(callAs(again.token))).status);
  }
}

/** Why an account stays, in one sentence; undefined if it is gone. */
async function failureOf(removal: Promise<void>): Promise<string | undefined> {
  try {
    await removal;
    return undefined;
  } catch (error) {
    if (error instanceof AuthError || error instanceof UnreachableError) return error.message;
    throw error;
  }
}

function expectGone(hint: string, status: number): void {
  if (status < 200 || status > 299)
    throw new AuthError(`the account ${hint} could not be deleted: ${status}`);
}

function isHealthy(persona: PersonaId): boolean {
  return ['stranger', 'reader', 'writer', 'owner', 'admin'].includes(persona);
}

/** The promise that is there, or a new one; a failure is forgotten, so that it can be tried again. */
function once<K, V>(kept: Map<K, Promise<V>>, key: K, make: () => Promise<V>): Promise<V> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
