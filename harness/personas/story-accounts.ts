import type { Left, Terms } from '../model/account-terms.ts';
import type { PersonaId } from '../model/persona.ts';
import type { Hint } from '../model/profile.ts';
import type { Tally } from '../model/rate-allowance.ts';
import { Stop } from '../model/stop.ts';
import type { Account, AccountLease, AuthAdapter, Caller } from '../model/target.ts';
import { loggedIn } from './credentials.ts';

/** The accounts that one story asks for, and what it does to them. */
export interface StoryAccounts {
  /** Whether there are accounts to be asked for at all. */
  readonly areThere: boolean;
  /** Stops the scenario where none is to be had. */
  readonly account: (name: string, plays: PersonaId, terms: Terms) => Promise<Account>;
  /** Told of every request before it is sent; the result is told the status of its answer. */
  readonly sending: (by: Caller, hint: Hint | undefined) => (status: number) => void;
  /** The story is over. `leavesTraces` says whether something was not removed that the account of a login made. */
  readonly end: (leavesTraces: (login: string) => boolean) => void;
}

/** For what is sent beside the stories: personas send it themselves, and no account is taken from a story. */
export const noAccounts: StoryAccounts = {
  areThere: false,
  account: async () => {
    throw new Stop('not-possible', 'requests outside the scenarios use no disposable account');
  },
  sending: () => () => {},
  end: () => {},
};

/** Accounts for one story: new ones, or leased where an adapter has only so many. */
export function openAccounts(auth: AuthAdapter, tally: Tally): StoryAccounts {
  const { freshAccount, leaseAccounts } = auth;
  if (leaseAccounts) return onLease(leaseAccounts(), tally);
  return {
    areThere: freshAccount !== undefined,
    account: async (name, plays) => {
      if (!freshAccount) throw new Stop('not-possible', `${auth.name} cannot create an account`);
      return loggedIn(freshAccount(name, plays));
    },
    sending: () => () => {},
    end: () => {},
  };
}

function onLease(lease: AccountLease, tally: Tally): StoryAccounts {
  const terms = new Map<string, Terms>();
  /** How many requests of an account have left something with it that no clean-up removes. */
  const marks = new Map<string, number>();
  const refused = new Set<string>();
  const mark = (login: string, more: number): void => void marks.set(login, (marks.get(login) ?? 0) + more);

  function leftOf(login: string, leavesTraces: boolean): Left {
    if (terms.get(login) !== 'shared' || leavesTraces || refused.has(login)) return { kind: 'gone' };
    if ((marks.get(login) ?? 0) > 0) return { kind: 'worn' };
    return { kind: 'as-it-was', restsUntil: tally.restsUntil(login) };
  }

  return {
    areThere: true,
    account: async (name, plays, wanted) => {
      const account = await loggedIn(lease.account(name, plays, wanted));
      if (account.login !== undefined) terms.set(account.login, wanted);
      return account;
    },
    sending: (by, hint) => {
      if (typeof by === 'string' || by.login === undefined) return () => {};
      const { login } = by;
      if (hint?.allowance) tally.count(login, hint.allowance);
      if (hint?.marksCaller) mark(login, 1);
      return (status) => {
        if (status === 401) refused.add(login);
        // What was refused was not done (RFC 9110, section 15.5), and 429 says that a limit is used up.
        if (hint?.marksCaller && status >= 400 && status < 500 && status !== 429) mark(login, -1);
      };
    },
    end: (leavesTraces) => lease.end((login) => leftOf(login, leavesTraces(login))),
  };
}
