import { AccountsStayError, AuthError } from '../../model/auth-error.ts';
import type { AccountEntry } from '../../model/journal-entry.ts';
import { Stop } from '../../model/stop.ts';
import { createPatience } from '../../transport/patience.ts';
import { UnreachableError } from '../../transport/unreachable-error.ts';
import { type AccountCalls, callAs, noDeletion } from './account-calls.ts';
import type { IssuedToken } from './issued-token.ts';
import { keptToken } from './kept-token.ts';
import type { Send } from './log-in.ts';
import type { Person } from './person.ts';
import type { TokenMemory } from './token-memory.ts';

export interface MadeAccountsOptions {
  readonly calls: AccountCalls;
  readonly send: Send;
  /** Told of every account before it is made, and when it is gone. */
  readonly note: (entry: AccountEntry) => void;
  /** Makes the account if there is none. Throws an AuthError. */
  readonly logIn: (login: string) => Promise<IssuedToken>;
  readonly refresh?: (refreshToken: string) => Promise<IssuedToken>;
  /** Keeps tokens for another process, and has those that another one kept. */
  readonly memory?: TokenMemory | undefined;
  /** Who was there before, and stays. */
  readonly stays?: (login: string) => boolean;
}

/** Accounts that come into being with their first login, and are deleted in the end. */
export interface MadeAccounts {
  /** Logs somebody in for the first time. Throws an AuthError. */
  readonly arrive: (login: string) => Promise<Person>;
  /** Somebody who arrived, here or in another process. Throws an AuthError. */
  readonly again: (login: string) => Promise<Person>;
  /** Deletes an account, even if its token is dead. Throws an AuthError if it stays. */
  readonly remove: (login: string) => Promise<void>;
  /** Takes note of an account that is gone already. */
  readonly forget: (login: string) => void;
  /** Deletes all accounts that were made here. Throws an AccountsStayError that names those that stay. */
  readonly removeAll: () => Promise<void>;
}

export function madeAccounts(options: MadeAccountsOptions): MadeAccounts {
  const { calls, send, note, logIn, refresh, memory, stays = () => false } = options;
  const made = new Map<string, Person>();
  /** Whose first login the run has cut short: whether there is an account, nobody has seen. */
  const begun = new Set<string>();

  async function arrive(login: string): Promise<Person> {
    if (!stays(login)) note({ kind: 'account', login });
    try {
      const person = await enter(login);
      begun.delete(login);
      if (!stays(login)) made.set(login, person);
      return person;
    } catch (error) {
      if (error instanceof Stop && !stays(login)) begun.add(login);
      throw error;
    }
  }

  async function enter(login: string): Promise<Person> {
    const keep = (token: IssuedToken): IssuedToken => {
      memory?.keep(login, token);
      return token;
    };
    const token = keptToken({
      whose: `the token of ${login}`,
      source: async () => memory?.take(login) ?? keep(await logIn(login)),
      ...(refresh && { refresh: async (old) => keep(await refresh(old)) }),
    });
    const { token: first } = await token();
    const identity = await calls.identify(callAs(first, send), first);
    if (!identity) throw new AuthError(`the server does not know ${login}, who just logged in`);
    return { login, identity, token };
  }

  const again = async (login: string): Promise<Person> => made.get(login) ?? arrive(login);

  function forget(login: string): void {
    made.delete(login);
    begun.delete(login);
    note({ kind: 'account-gone', login });
  }

  async function remove(login: string): Promise<void> {
    const first = await removeAs(await again(login));
    // Somebody whose token is dead logs in once more, or is gone already; either way the account goes.
    const answer = first?.status === 401 ? await removeAs(await arrive(login)) : first;
    if (!answer) throw new AuthError(noDeletion);
    const { status } = answer;
    if (status < 200 || status > 299)
      throw new AuthError(`the account ${login} could not be deleted: ${status}`);
    forget(login);
  }

  async function removeAs({ token }: Person): ReturnType<AccountCalls['remove']> {
    return calls.remove(callAs((await token()).token, send));
  }

  /** That all that are still here stay. What nobody can delete is noted, so that nobody tries once more. */
  function noneGoes(why: string, { forGood }: Pick<AccountsStayError, 'forGood'>): AccountsStayError {
    const logins = [...made.keys(), ...begun];
    if (forGood) for (const login of logins) note({ kind: 'account-stays', login });
    const accounts = logins.length;
    const sentence = `${accounts} ${accounts === 1 ? 'account remains' : 'accounts remain'}: ${why}`;
    return new AccountsStayError(sentence, { accounts, forGood });
  }

  return {
    arrive,
    again,
    remove,
    forget,
    removeAll: async () => {
      const failures: string[] = [];
      const patience = createPatience();
      for (const login of [...made.keys(), ...begun]) {
        const failure = await failureOf(remove(login));
        // What holds for one holds for all.
        if (failure?.message === noDeletion) throw noneGoes(noDeletion, { forGood: true });
        patience.heard(failure instanceof UnreachableError ? failure : undefined);
        const over = patience.over();
        if (over !== undefined) throw noneGoes(over, { forGood: false });
        if (failure) failures.push(failure.message);
      }
      if (failures.length > 0)
        throw new AccountsStayError(failures.join('; '), { accounts: failures.length, forGood: false });
    },
  };
}

/** Why an account stays; undefined if it is gone. */
async function failureOf(removal: Promise<void>): Promise<AuthError | UnreachableError | Stop | undefined> {
  try {
    await removal;
    return undefined;
  } catch (error) {
    if (error instanceof AuthError || error instanceof UnreachableError || error instanceof Stop)
      return error;
    throw error;
  }
}
