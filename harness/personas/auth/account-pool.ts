import { createHash } from 'node:crypto';
import type { Left, Terms } from '../../model/account-terms.ts';
import { AuthError, NoAccountLeftError } from '../../model/auth-error.ts';
import type { Pace } from '../../model/pace.ts';
import type { AccountLease } from '../../model/target.ts';
import { callAs } from './account-calls.ts';
import { createAdmission } from './admission.ts';
import { issued } from './issued-token.ts';
import { keptToken } from './kept-token.ts';
import type { MadeAccountsOptions } from './made-accounts.ts';
import { accountOf, type Person } from './person.ts';
import type { SpoiledPersonaId, ThrowAwayAccounts } from './throw-away.ts';

interface Given {
  readonly login: string;
  readonly token: string;
}

/** One that a story has left as it was. */
interface Rested {
  readonly person: Person;
  /** Milliseconds since the epoch. */
  readonly restsUntil: number;
}

/** Accounts that stories have at most, each. Only so many are told at a time that all of them find that many. */
const mostOfOneStory = 3;

/** Milliseconds that a story waits for an account which rests; as long as one request waits at most. */
const longestRest = 120_000;

/**
 * Accounts that somebody made, a token each. What no story deletes stays: it was there before. They are leased to one story
 * after the other, on the terms of each. Some are set aside for the personas whose accounts are spoiled, because a lot is
 * proven with them.
 */
export function accountPool(
  tokens: readonly string[],
  { calls, send, rest }: Pick<MadeAccountsOptions, 'calls' | 'send'> & Pick<Pace, 'rest'>,
): ThrowAwayAccounts {
  const all = [...new Set(tokens)].map((token): Given => ({ login: loginOf(token), token }));
  const untouched = [...all];
  /** Whoever rests longest comes last. */
  const rested: Rested[] = [];
  const worn: Person[] = [];
  const setAside = new Set<SpoiledPersonaId>(['revoked', 'deleted']);
  const inVain = { personas: new Set<SpoiledPersonaId>(), stories: 0, isShared: false };
  let shared = 0;
  const admission = createAdmission(() =>
    Math.floor((untouched.length - setAside.size + rested.length + shared) / mostOfOneStory),
  );

  /** Undefined where the server refuses the token: an earlier run deleted the account, or its time is over. */
  async function person({ login, token }: Given): Promise<Person | undefined> {
    const identity = await calls.identify(callAs(token, send), token);
    const kept = keptToken({ whose: `the token of ${login}`, source: async () => issued(token) });
    return identity && { login, identity, token: kept };
  }

  /** The next one that nobody had, and that the server lets in; `keep` stay. */
  async function takeUntouched(keep: number): Promise<Person | undefined> {
    while (untouched.length > keep) {
      const next = untouched.shift();
      const taken = next && (await person(next));
      if (taken) return taken;
    }
    return undefined;
  }

  /** How many have to stay untouched, so that enough can be shared. */
  const keptToShare = (): number => Math.max(0, mostOfOneStory - rested.length - shared);

  /** Whoever is of least use to others. */
  async function takeLast(): Promise<Person | undefined> {
    const taken = worn.shift() ?? (await takeUntouched(setAside.size + keptToShare()));
    return taken ?? (rested.length + shared > mostOfOneStory ? rested.pop()?.person : undefined);
  }

  async function takeShared(): Promise<Person | undefined> {
    for (const patientUntil = Date.now() + longestRest; ; ) {
      const [first] = rested;
      if (first && first.restsUntil <= Date.now()) return rested.shift()?.person;
      const taken = await takeUntouched(setAside.size);
      if (taken) return taken;
      if (!first || first.restsUntil > patientUntil) return undefined;
      await rest(first.restsUntil - Date.now());
    }
  }

  const take: Readonly<Record<Terms, () => Promise<Person | undefined>>> = {
    own: () => takeUntouched(setAside.size + keptToShare()),
    last: takeLast,
    shared: takeShared,
  };

  function takeBack(person: Person, left: Left): void {
    if (left.kind === 'worn') worn.push(person);
    if (left.kind !== 'as-it-was') return;
    const { restsUntil } = left;
    const after = rested.findIndex((other) => other.restsUntil > restsUntil);
    rested.splice(after === -1 ? rested.length : after, 0, { person, restsUntil });
  }

  function leaseAccounts(): AccountLease {
    const taken: { readonly person: Person; readonly terms: Terms }[] = [];
    let admitted: Promise<void> | undefined;
    return {
      account: async (_, plays, terms) => {
        admitted ??= admission.enter();
        await admitted;
        const person = await take[terms]();
        if (!person) {
          if (terms === 'shared') inVain.isShared = true;
          else inVain.stories += 1;
          throw new NoAccountLeftError(all.length);
        }
        taken.push({ person, terms });
        if (terms === 'shared') shared += 1;
        return accountOf(person, plays);
      },
      end: (leftOf) => {
        for (const { person, terms } of taken) {
          if (terms === 'shared') shared -= 1;
          takeBack(person, leftOf(person.login));
        }
        if (admitted) admission.leave();
      },
    };
  }

  return {
    calls,
    send,
    forStories: { leaseAccounts, accountsGiven: all.length },
    forPersona: async (persona) => {
      setAside.delete(persona);
      const taken = worn.shift() ?? (await takeUntouched(0)) ?? rested.pop()?.person;
      if (taken) return taken;
      inVain.personas.add(persona);
      throw new NoAccountLeftError(all.length);
    },
    again: async (wanted) => {
      const known = all.find(({ login }) => login === wanted);
      if (!known) throw new AuthError(`${wanted} is not one of the disposable accounts given now`);
      const found = await person(known);
      if (!found) throw new AuthError(`${wanted} cannot log in any more`);
      return found;
    },
    forget: () => {},
    removeAll: async () => {},
    // Another one that can be shared may be enough for all who wanted a shared one.
    lacking: () => inVain.personas.size + inVain.stories + (inVain.isShared ? 1 : 0),
  };
}

/** Tokens are secret, and have to be told apart in a journal. */
function loginOf(token: string): string {
  return `throw-away-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`;
}
