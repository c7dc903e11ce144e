import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Exchange } from '../model/exchange.ts';
import { controlOf, isHealthy, type PersonaId } from '../model/persona.ts';
import { Stop } from '../model/stop.ts';
import {
  type Account,
  type Caller,
  type Credentials,
  personaOf,
  type Spent,
  type Target,
} from '../model/target.ts';
import { credentialsFor } from './credentials.ts';
import { createDeletedCredentials } from './deleted-credentials.ts';
import { type Current, createStepUps, type StepUps } from './step-up.ts';
import { createWaysIn } from './ways-in.ts';

/** Gives out credentials, and others instead of those that stop working in the middle of a run. */
export interface Renewal {
  /** Stops the scenario where there are none, or where nothing that came back would prove anything. */
  readonly credentialsFor: (caller: Caller, operation: Operation) => Promise<Credentials>;
  /** Credentials in the other ways that an operation offers, as long as none is known to work. */
  readonly otherWays: (caller: Caller, operation: Operation) => Promise<readonly OtherWay[]>;
  /** Told of every answer to a request that carried credentials. */
  readonly answered: (exchange: Exchange, credentials: Credentials) => void;
  /**
   * What to send instead of credentials that were refused with 401; undefined where the refusal is to be judged as any
   * other answer. Stops the scenario where the credentials are dead, and there are no others.
   */
  readonly instead: (refused: Refused) => Promise<Renewed | undefined>;
  /** What to send after a challenge for a recent login. */
  readonly steppedUp: StepUps['steppedUp'];
  /** Personas that are not let in any more. */
  readonly lost: () => readonly LostPersona[];
}

export interface OtherWay {
  readonly credentials: Credentials;
  /** Has to be called when they opened something. */
  readonly worked: () => void;
}

export interface Refused {
  readonly exchange: Exchange;
  readonly caller: Caller;
  readonly credentials: Credentials;
  /** Asks where everybody is let in; undefined where the document has nothing to ask. */
  readonly areDead: ((persona: PersonaId) => Promise<boolean>) | undefined;
}

export interface Renewed {
  readonly credentials: Credentials;
  /** Whether the server had said that the old ones are good for longer, and nobody else has found out yet. */
  readonly tooEarly: boolean;
}

export interface LostPersona {
  readonly persona: PersonaId;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
}

interface Loss {
  readonly sentence: string;
  /** Whether nobody has to ask for other credentials any more. */
  readonly isFinal: boolean;
}

/** Milliseconds: clocks differ by less. */
const skew = 60_000;

/** Milliseconds: whoever counts whole seconds may end credentials that much earlier than the server said. */
const wholeSeconds = 1000;

export function createRenewal(target: Target): Renewal {
  const { auth } = target;
  const ways = createWaysIn(auth);
  const ofDeletedAccounts = createDeletedCredentials(target);
  const lost = new Map<PersonaId, Loss>();
  /** Secrets that opened something, each with the way in which it did: a good token may be no API key. */
  const worked = new Set<string>();
  const letIn = new Set<PersonaId>();
  const accounts = new WeakMap<Account, Account>();
  const renewals = new Map<string, Promise<Renewed | undefined>>();

  /** Stops the scenario where an operation wants other credentials than there are. */
  function wayOf(caller: Caller, operation: Operation): readonly SecurityScheme[] {
    const way = ways.of(caller, operation);
    if (way || operation.access.public) return way ?? [];
    const wanted = operation.access.alternatives.map((each) => each.map(({ name }) => name).join(' and '));
    const sentence = `the persona "${personaOf(caller)}" has no credentials for ${wanted.join(', or ')}`;
    throw new Stop('not-possible', sentence);
  }

  /** They worked, or may have until their time was over: before they were sent once, where requests wait for their turn. */
  function wereGood(
    { expiresAt = Number.POSITIVE_INFINITY }: Credentials,
    secret: string,
    { caller, exchange }: Pick<Refused, 'caller' | 'exchange'>,
  ): boolean {
    return worked.has(inWay(secret, caller, exchange.operation)) || expiresAt - wholeSeconds <= Date.now();
  }

  function inWay(secret: string, caller: Caller, operation: Operation): string {
    return JSON.stringify([secret, ...(ways.of(caller, operation) ?? []).map(({ name }) => name)]);
  }

  function expectControlled(caller: PersonaId, { access }: Operation): void {
    const control = controlOf(caller);
    const loss = access.public || access.schemes.length === 0 ? undefined : lost.get(control);
    if (loss && (loss.isFinal || control !== caller)) throw new Stop('inconclusive', loss.sentence);
  }

  function lose(persona: PersonaId, why: string, { isFinal }: Pick<Loss, 'isFinal'>): Stop {
    const sentence = `the persona "${persona}" cannot log in any more: ${why}`;
    lost.set(persona, { sentence, isFinal });
    return new Stop('inconclusive', sentence);
  }

  /** Those of an account were good for longer than a story: only the clock tells that they are not. */
  async function insteadOfAccounts(
    account: Account,
    { exchange }: Refused,
    spent: string,
  ): Promise<Renewed | undefined> {
    if (account.login === undefined || !auth.again) return undefined;
    try {
      const again = await auth.again(account.login, account.plays);
      const credentials = again.credentials(wayOf(account, exchange.operation));
      if (credentials.secrets[0] === spent) return undefined;
      accounts.set(account, again);
      return { credentials, tooEarly: false };
    } catch (error) {
      if (error instanceof AuthError) return undefined;
      throw error;
    }
  }

  /** Those of now, other than spent ones where there are any; why there are none, where nobody can be logged in. */
  async function current(persona: PersonaId, { operation }: Exchange, spent?: Spent): Promise<Current> {
    try {
      return { credentials: await auth.credentials(persona, wayOf(persona, operation), spent) };
    } catch (error) {
      if (error instanceof AuthError) return { why: error.message };
      throw error;
    }
  }

  async function renew(
    persona: PersonaId,
    { exchange, credentials: old, areDead }: Refused,
  ): Promise<Renewed | undefined> {
    // A server that refuses what it accepts elsewhere is wrong about this operation.
    if (areDead && !(await areDead(persona))) return undefined;
    const none = `its credentials worked before and are now refused with 401, and ${auth.name} has no others`;
    const { credentials, why = none } = await current(persona, exchange, old);
    if (credentials && credentials.secrets[0] !== old.secrets[0])
      return { credentials, tooEarly: (old.expiresAt ?? 0) > Date.now() + skew };
    // Without anything to ask, nobody knows whether it was the credentials.
    if (!areDead) return undefined;
    throw lose(persona, why, { isFinal: true });
  }

  const stepUps = createStepUps({ name: auth.name, current });
  return {
    steppedUp: stepUps.steppedUp,
    lost: () => [...lost].map(([persona, { sentence }]) => ({ persona, sentence })),
    credentialsFor: async (caller, operation) => {
      if (typeof caller !== 'string')
        return credentialsFor(target, accounts.get(caller) ?? caller, operation, wayOf(caller, operation));
      expectControlled(caller, operation);
      await stepUps.ended(caller);
      try {
        const way = wayOf(caller, operation);
        const credentials =
          caller === 'deleted'
            ? await ofDeletedAccounts(operation, way)
            : await credentialsFor(target, caller, operation, way);
        lost.delete(caller);
        return credentials;
      } catch (error) {
        if (!(error instanceof Stop && error.kind === 'setup-failed' && isHealthy(caller))) throw error;
        // Whoever cannot be logged in for once may be the next time.
        if (letIn.has(caller)) throw lose(caller, error.message, { isFinal: false });
        throw new Stop('inconclusive', `the persona "${caller}" cannot log in: ${error.message}`);
      }
    },
    otherWays: async (caller, operation) => {
      if (typeof caller === 'string' && !isHealthy(caller)) return [];
      const others = ways.others(caller, operation).map(async (way) => ({
        credentials: await credentialsFor(target, caller, operation, way),
        worked: () => ways.worked(way),
      }));
      return Promise.all(others);
    },
    answered: ({ operation, response, persona }, { secrets: [secret] }) => {
      if (secret === undefined || response.status >= 300) return;
      if (isHealthy(persona) && !operation.access.public) ways.worked(wayOf(persona, operation));
      worked.add(inWay(secret, persona, operation));
      letIn.add(persona);
    },
    instead: async (refused) => {
      const { exchange, caller, credentials } = refused;
      const [spent] = credentials.secrets;
      if (exchange.response.status !== 401 || spent === undefined || !wereGood(credentials, spent, refused))
        return;
      if (typeof caller !== 'string') return insteadOfAccounts(caller, refused, spent);
      if (!isHealthy(caller)) return undefined;
      await stepUps.ended(caller);
      // Meanwhile their time was over, or somebody else has found out.
      const { credentials: now } = await current(caller, exchange);
      if (now && now.secrets[0] !== spent) return { credentials: now, tooEarly: false };
      const known = renewals.get(spent);
      if (known) {
        if (!(await known)) return undefined;
        const { credentials: others } = await current(caller, exchange);
        return others && { credentials: others, tooEarly: false };
      }
      const renewing = renew(caller, refused);
      renewals.set(spent, renewing);
      // A refusal that stands says nothing about the next one.
      if (!(await renewing)) renewals.delete(spent);
      return renewing;
    },
  };
}
