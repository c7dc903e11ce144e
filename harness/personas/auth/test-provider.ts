import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuthError } from '../../model/auth-error.ts';
import { type Budget, noLimits } from '../../model/budget.ts';
import type { Connection } from '../../model/connection.ts';
import type { AccountEntry } from '../../model/journal-entry.ts';
import type { Pace } from '../../model/pace.ts';
import { isHealthy, type PersonaId } from '../../model/persona.ts';
import type { Account, AuthAdapter } from '../../model/target.ts';
import { createPace } from '../../transport/create-pace.ts';
import { politeSender } from '../../transport/polite-sender.ts';
import { createSender } from '../../transport/send.ts';
import type { AccountCalls } from './account-calls.ts';
import { brokenTokens } from './broken-tokens.ts';
import { carried, carriedToken } from './carried.ts';
import { type Login, type LoginPaths, logIn, refreshed } from './log-in.ts';
import { madeAccounts } from './made-accounts.ts';
import { accountOf, type Person } from './person.ts';
import type { TokenMemory } from './token-memory.ts';

/** What an API with a test provider has for accounts. */
export interface AccountsOf extends AccountCalls {
  /** What the provider is called; undefined where a server has none. */
  readonly provider: string | undefined;
  readonly scope: string;
  readonly paths: LoginPaths;
  /** The same at one instance, where versions of the API differ in it. */
  readonly at?: (url: string, options: { readonly timeout: number }) => Promise<AccountsOf>;
}

/** How people log in, as far as a server wants it in a way of its own. */
export interface LoginStyle extends Pick<Login, 'clientCallback' | 'pkce'> {
  /** What the provider is called, where it has a name of its own. */
  readonly provider?: string | undefined;
}

export interface TestProviderOptions {
  /** Base URL of the target, without a trailing slash. */
  readonly url: string;
  /** How it is reached besides its URL; directly unless given. */
  readonly connection?: Connection | undefined;
  /** Milliseconds for one exchange. */
  readonly timeout: number;
  readonly accounts: AccountsOf;
  /** How the server wants people to log in, where that is not as usual. */
  readonly login?: LoginStyle | undefined;
  /** How fast the target is asked by everybody; as fast as it answers, where there is none. */
  readonly pace?: Pace | undefined;
  /** Its limits; none, where nobody has told them. */
  readonly budget?: Budget | undefined;
  /** The hint of somebody whom the target knows as an administrator; undefined where nobody is. */
  readonly administrator: string | undefined;
  /** The hint of somebody who is in a group, and that group; undefined where the provider knows of none. */
  readonly member?: { readonly hint: string; readonly group: string };
  /** Makes a token one whose time is over, where that can be done: only the server's own key can sign it. */
  readonly expireToken?: (token: string) => Promise<string>;
  /** Revokes no token and deletes no account to have such personas. */
  readonly spoilsNobody?: boolean;
  /** Told of every account before it is made, and when it is gone. */
  readonly note?: ((entry: AccountEntry) => void) | undefined;
  /** Keeps tokens for another process, and has those that another one kept. */
  readonly memory?: TokenMemory | undefined;
}

/** An adapter with accounts that can be deleted in the end. */
export interface TestProvider extends AuthAdapter {
  readonly remove: (login: string) => Promise<void>;
  /** Deletes the accounts that were made, but for the administrator's. Throws an AuthError that names those that stay. */
  readonly close: () => Promise<void>;
}

/**
 * Logs personas in through a provider that takes everybody's word for who they are. Every persona is somebody new in
 * every run, so that runs do not disturb each other; each logs in once.
 */
export function testProvider(options: TestProviderOptions): TestProvider {
  const {
    accounts,
    login = {},
    administrator,
    member,
    expireToken,
    spoilsNobody,
    pace = createPace(),
    note = () => {},
    memory,
  } = options;
  const sender = politeSender(
    createSender(options.url, { timeout: options.timeout, connection: options.connection }),
    pace,
    { budget: options.budget ?? noLimits },
  );
  const provider = login.provider ?? accounts.provider;
  const run = randomBytes(3).toString('hex');
  const { arrive, again, remove, forget, removeAll } = madeAccounts({
    calls: { ...accounts, identify: (call, token) => accounts.identify(call, token, provider) },
    send: sender.send,
    note,
    memory,
    logIn: async (hint) => {
      if (provider === undefined) throw new AuthError('the server has no test provider');
      await apart(hint);
      return logIn(sender.send, accounts.paths, { ...login, provider, scope: accounts.scope, hint });
    },
    refresh: (token) => refreshed(sender.send, accounts.paths, token),
    stays: (hint) => hint === administrator,
  });
  const people = new Map<PersonaId | 'member', Promise<Person>>();
  let count = 0;

  const apart = secondsApart();
  /** The hint of somebody whom nobody has seen before; hints have 20 characters at most. */
  function next(name: string): string {
    count += 1;
    return `${name.slice(0, 8)}-${run}-${count}`;
  }

  /** Undefined for an administrator where there is none. */
  function hintOf(persona: PersonaId): string | undefined {
    return persona === 'admin' ? administrator : `${persona}-${run}`;
  }

  /** Tokens that expired or were forged say that they are the owner's. */
  function loginOf(persona: PersonaId): string | undefined {
    if (isHealthy(persona)) return hintOf(persona);
    return persona === 'expired' || persona === 'forged' ? hintOf('owner') : undefined;
  }

  async function person(persona: PersonaId): Promise<Person | undefined> {
    const hint = isHealthy(persona) ? hintOf(persona) : undefined;
    return hint === undefined ? undefined : once(people, persona, () => arrive(hint));
  }

  const broken = brokenTokens({
    ownersToken: async () => (await (await person('owner'))?.token())?.token,
    expireToken,
    spoil: spoilsNobody
      ? undefined
      : {
          calls: accounts,
          send: sender.send,
          // Somebody new each time: the next login of the same person would have to wait.
          somebody: (persona) => arrive(next(persona)),
          forget,
        },
  });

  return {
    name: 'the test provider',
    credentials: async (persona, schemes, spent) => {
      const healthy = await person(persona);
      if (healthy) return carriedToken(schemes, await healthy.token(spent?.secrets[0], spent?.wanted));
      const token = await broken(persona, spent?.secrets[0]);
      return token === undefined ? undefined : carried(schemes, token);
    },
    identity: async (persona) => (await person(persona))?.identity,
    freshAccount: async (name, plays): Promise<Account> => accountOf(await arrive(next(name)), plays),
    loginOf,
    beforeLogin: apart,
    again: async (login, plays) => accountOf(await again(login), plays),
    remove,
    ...(member && {
      member: async () => {
        const known = await once(people, 'member', () => arrive(member.hint));
        return { account: await accountOf(known, 'stranger'), group: member.group };
      },
    }),
    close: async () => {
      try {
        await removeAll();
      } finally {
        sender.close();
      }
    },
  };
}

/** Codes of some servers say in which second they were made, and the same person gets the same code twice in one. */
function secondsApart(): (hint: string) => Promise<void> {
  const last = new Map<string, number>();
  return async (hint) => {
    const now = performance.now();
    const turn = Math.max(now, (last.get(hint) ?? Number.NEGATIVE_INFINITY) + 1000);
    last.set(hint, turn);
    if (turn > now) await sleep(turn - now);
  };
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
