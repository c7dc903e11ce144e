import { isAboutOwnership } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Terms } from '../model/account-terms.ts';
import { callerOf } from '../model/caller.ts';
import type { SentRequest } from '../model/exchange.ts';
import { type HealthyPersonaId, isHealthy, type PersonaId } from '../model/persona.ts';
import type { Hint, WhoAmI } from '../model/profile.ts';
import { notReadOnly } from '../model/safe-method.ts';
import type { Answer, Draft, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import {
  type Account,
  type AuthAdapter,
  type Caller,
  type Identity,
  type Member,
  personaOf,
} from '../model/target.ts';
import { loggedIn } from './credentials.ts';
import type { StoryAccounts } from './story-accounts.ts';

/** Who the personas are, as far as the target was asked in this run. */
export type Identities = Map<HealthyPersonaId, Promise<Identity | undefined>>;

/** Who may call in a story, and who they are. */
export interface People {
  readonly account: (name: string, plays: PersonaId, terms?: Terms) => Promise<Account>;
  readonly identityOf: (persona: HealthyPersonaId) => Promise<Identity | undefined>;
  readonly identity: (persona: HealthyPersonaId) => Promise<Identity>;
  readonly member: () => Promise<Member>;
  /** Throws a Stop where a persona has its role by being named, and nobody knows who it is. */
  readonly expectShared: (as: Caller, operation: Operation) => Promise<void>;
  /** Whoever sends an operation in the place of a persona: nobody may spoil one that other scenarios need. */
  readonly callerFor: (as: Caller, hint: Hint | undefined) => Promise<Caller>;
}

export function createPeople(parts: {
  readonly auth: AuthAdapter;
  readonly accounts: StoryAccounts;
  readonly whoAmI: readonly WhoAmI[];
  /** Whether the reader and the writer have their roles by being named in what is made. */
  readonly sharesResources: boolean;
  /** The operation that names them; undefined if none has to be sent. */
  readonly sharesBy: string | undefined;
  readonly operations: readonly Operation[];
  readonly identities: Identities;
  /** Whether nobody may be made. */
  readonly readOnly: boolean;
  readonly send: (draft: Draft, sending: Sending) => Promise<Answer>;
}): People {
  const { auth, accounts, whoAmI, sharesResources, sharesBy, operations, identities, readOnly, send } = parts;
  /** Who stays for the whole story in the place of a persona. */
  const stays = new Map<PersonaId, Promise<Account>>();
  const names = new Map<string, number>();

  /** Two accounts of one story are never called the same. */
  function distinct(name: string): string {
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    return times === 1 ? name : `${name}${times}`;
  }

  async function account(name: string, plays: PersonaId, terms: Terms = 'own'): Promise<Account> {
    if (readOnly) throw new Stop('excluded', notReadOnly('it needs a new account'));
    return accounts.account(distinct(name), plays, terms);
  }

  function identityOf(persona: HealthyPersonaId): Promise<Identity | undefined> {
    if (auth.identity) return loggedIn(auth.identity(persona));
    const asked = identities.get(persona) ?? ask(persona);
    identities.set(persona, asked);
    return asked;
  }

  async function ask(persona: HealthyPersonaId): Promise<Identity | undefined> {
    for (const { operation: key, read } of whoAmI) {
      const operation = operations.find((known) => known.key === key);
      const told = operation && read(await answerTo(operation, persona));
      if (told) return told;
    }
    return undefined;
  }

  /** Throws a Stop where nobody can send the operation that gives personas their roles. */
  async function expectSharer(as: PersonaId): Promise<void> {
    if (sharesBy === undefined) return;
    const sharing = operations.find(({ key }) => key === sharesBy);
    const why = `nothing can be shared with the ${as}`;
    if (!sharing) throw new Stop('does-not-fit', `${why}: this version has no ${sharesBy}`);
    const sharer = callerOf(sharing);
    if (isHealthy(sharer) && !(await identityOf(sharer)))
      throw new Stop('not-possible', `${why}: ${sharesBy} needs the ${sharer}`);
  }

  /** Undefined without credentials, or where the operation fails: whatever needs to know who it is says so. */
  async function answerTo(operation: Operation, as: HealthyPersonaId): Promise<unknown> {
    const draft = { operation, path: {}, query: {}, headers: {}, body: undefined };
    try {
      const why = `Find out the identity of the ${as}`;
      return (await send(draft, { as, expect: '200', why, step: 'set-up' })).json;
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  return {
    account,
    member: async () => {
      if (!auth.member) throw new Stop('not-possible', `${auth.name} has no account that belongs to a group`);
      return loggedIn(auth.member());
    },
    identityOf,
    identity: async (persona) => {
      const identity = await identityOf(persona);
      if (!identity) throw new Stop('not-possible', `${auth.name} does not say who the ${persona} is`);
      return identity;
    },
    expectShared: async (as, { access }) => {
      const isAsked = auth.identity !== undefined || whoAmI.length > 0;
      if (!sharesResources || !isAsked || !isAboutOwnership(access)) return;
      if (as !== 'reader' && as !== 'writer') return;
      await expectSharer(as);
      if (await identityOf(as)) return;
      throw new Stop(
        'not-possible',
        `${auth.name} does not say who the ${as} is, so nothing can be shared with it`,
      );
    },
    callerFor: async (as, hint) => {
      if (readOnly || typeof as !== 'string' || !isHealthy(as)) return as;
      if (hint?.ownCaller === 'request') return account('fresh', as, 'last');
      // No new account administers anything.
      if (hint?.ownCaller !== 'story' || as === 'admin' || !accounts.areThere) return as;
      const known = stays.get(as) ?? account('fresh', as, 'shared');
      stays.set(as, known);
      return known;
    },
  };
}

/** The request with the signature of its caller, where the operation wants one. */
export function signed(request: SentRequest, hint: Hint | undefined, caller: Caller): SentRequest {
  if (!hint?.sign || !isHealthy(personaOf(caller))) return request;
  return { ...request, headers: { ...request.headers, ...hint.sign(request) } };
}
