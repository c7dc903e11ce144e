import type { Contract } from '../../contract/contract.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Terms } from './account-terms.ts';
import type { Evidence, ReceivedResponse, Step } from './exchange.ts';
import type { Fault } from './fault.ts';
import type { PartHeaders } from './part-headers.ts';
import type { HealthyPersonaId, PersonaId } from './persona.ts';
import type { Probe } from './probe.ts';
import type { Query } from './query.ts';
import type { Inbox, React } from './receiver.ts';
import type { Socket } from './socket.ts';
import type {
  Ability,
  Account,
  Caller,
  Credentials,
  Identity,
  Member,
  SamlIdentityProvider,
} from './target.ts';

/** Ordered steps that aim at a cell or a requirement: a record that describes itself, and a function that acts. */
export interface Scenario {
  /** "unknown-id/GET /pets/{petId}/petId", unique. */
  readonly id: string;
  /** The suite or strategy it belongs to. */
  readonly suite: string;
  /** What holds when it passes, in one sentence. */
  readonly title: string;
  /** `must`: another answer is a violation. `may`: another answer leaves the cell not exercised. */
  readonly aim: 'must' | 'may';
  /** Id of the cell it aims at; stories that only pass through cells have none. */
  readonly cell: string | undefined;
  readonly requirements: readonly string[];
  /** What a target must be able to do for this to make sense: one of these, where there are any. */
  readonly needs: readonly Ability[];
  /** Run only if nothing else has proven its cell. */
  readonly fallback: boolean;
  readonly run: (story: Story) => Promise<void>;
}

/** What a scenario says of itself, without how it acts. */
export type ScenarioOutline = Omit<Scenario, 'run'>;

export type PathValues = Readonly<Record<string, string>>;

/** A request that has not been sent. */
export interface Draft {
  readonly operation: Operation;
  readonly path: PathValues;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
  /** The path parameters whose values nothing has: they were made up. */
  readonly madeUp?: readonly string[];
  /** Of a form in parts, what its parts need. */
  readonly partHeaders?: PartHeaders;
}

/** JSON is serialised as it is; `text` is sent as it is. */
export type Body =
  | { readonly mediaType: string; readonly json: unknown }
  | { readonly mediaType: string; readonly text: string };

/** How a draft is sent. */
export interface Sending {
  readonly as: Caller;
  readonly expect: string | number;
  /** Statuses that are as good as the expected one. */
  readonly or?: readonly (string | number)[];
  readonly why: string;
  readonly step?: Step;
  readonly cause?: Cause;
  readonly subject?: string;
  /** Name of the example in the document that the answer has to be like. */
  readonly example?: string;
  /** The answer depends on a rule that only an implementation knows; a mock is told what to answer. */
  readonly ruled?: true;
  /** The target is told what to answer, whatever it would decide. */
  readonly force?: true;
  readonly fault?: Fault;
}

/** How a draft is sent that aims at no status. */
export interface ProbeSending extends Pick<Sending, 'as' | 'cause' | 'subject'> {
  readonly probe: Probe;
}

/** What a scenario acts through. One per scenario, with its own resources. */
export interface Story {
  readonly contract: Contract;
  /** Finds an operation by operationId or key. Throws if the contract has none: the scenario does not fit it. */
  readonly operation: (name: string) => Operation;
  /** Makes the resources that the path of an operation needs, and the singleton it is about; values for its path. */
  readonly given: (operation: Operation) => Promise<PathValues>;
  /** As `given`, but everything anew: resources that share nothing with the ones made before. */
  readonly givenAnew: (operation: Operation) => Promise<PathValues>;
  /** A request that the contract calls valid, with the resources its path and body need. */
  readonly validRequest: (operation: Operation, path: PathValues, mediaType?: string) => Promise<Draft>;
  /** `given` and `validRequest` in one. */
  readonly draft: (operation: Operation, mediaType?: string) => Promise<Draft>;
  /**
   * The same for whoever is refused whether there is a resource or not: where none can be made, its path leads to nothing,
   * and what comes back is held against nobody.
   */
  readonly draftAnyway: (operation: Operation, mediaType?: string) => Promise<Draft>;
  /** The same for whoever sends a body of their own: without one where no valid body is known. */
  readonly draftForBody: (operation: Operation, mediaType?: string) => Promise<Draft>;
  /**
   * The operation that reads what a Location refers to, with the values of its path; undefined if there is none. `target`:
   * path and query of the request that was answered with it.
   */
  readonly locate: (
    reference: string,
    target?: string,
  ) => { readonly operation: Operation; readonly path: PathValues } | undefined;
  /** Sends, records, judges. Stops the scenario when another status than the expected one comes back. */
  readonly send: (draft: Draft, sending: Sending) => Promise<Answer>;
  /**
   * Sends a valid request, and where it is refused as it is (400, 409, 422) plainer ones that are as valid. If one of those
   * is accepted, what was refused is not held against the target: it may have rules that no schema tells.
   */
  readonly sendPlainly: (draft: Draft, sending: Sending) => Promise<Answer>;
  /** Sends what aims at no status, records, judges. Whatever comes back, the scenario goes on. */
  readonly probe: (draft: Draft, sending: ProbeSending) => Promise<Answer>;
  /**
   * Records whether something holds that no check of a single exchange can see. Of a forced answer nothing is recorded:
   * it shows what the document says, and not what a server does.
   */
  readonly claim: (
    answer: Answer,
    claim: {
      readonly sentence: string;
      readonly holds: boolean;
      readonly requirement?: string;
      /** The check that it counts as, and its level, where they are not those of all claims. */
      readonly check?: string;
      readonly level?: 'MUST' | 'SHOULD';
      /** It depends on a rule that only an implementation knows; of a mock nothing is recorded. */
      readonly ruled?: true;
    },
  ) => void;
  /** A short text that no other scenario of any run uses. */
  readonly unique: () => string;
  readonly can: (ability: Ability) => boolean;
  /** Whether two personas show different credentials to an operation. Stops the scenario where one has none. */
  readonly areDistinct: (operation: Operation, one: PersonaId, other: PersonaId) => Promise<boolean>;
  /** Who a persona is to the target; undefined where nobody can know. */
  readonly identityOf: (persona: HealthyPersonaId) => Promise<Identity | undefined>;
  /** Who a persona is to the target. Stops the scenario where nobody can know. */
  readonly identity: (persona: HealthyPersonaId) => Promise<Identity>;
  /**
   * An account of this story's own, or on other terms where there are only so many accounts. Stops the scenario where the
   * adapter cannot make one, or has none left.
   */
  readonly account: (name: string, plays: PersonaId, terms?: Terms) => Promise<Account>;
  /** The SAML identity provider that the target trusts. Stops the scenario where there is none. */
  readonly samlIdentityProvider: () => SamlIdentityProvider;
  /** Somebody who is in a group. Stops the scenario where the adapter knows of no groups. */
  readonly member: () => Promise<Member>;
  /** An address where the target can send webhooks to and nobody hears them; undefined where there is none. */
  readonly deadEnd: () => string | undefined;
  /** An address of this story's own where the target can send webhooks to. Stops the scenario where it cannot. */
  readonly inbox: (react: React) => Inbox;
  /** Connects by WebSocket; what is said is kept for the report, and the socket is closed when the story is over. */
  readonly connect: (connection: Connection) => Promise<Socket>;
  /** Says that an account is deleted, and everything with it that it made: nothing of that has to be removed. */
  readonly wentWith: (account: Account) => void;
}

/** A WebSocket that is to be opened. */
export interface Connection {
  readonly as: Caller;
  /** For people: what the report calls this end. */
  readonly name: string;
  /** Whose credentials are shown. */
  readonly operation: Operation;
  /** Where; credentials are part of it, where there is no other way. */
  readonly url: (credentials: Credentials) => string;
}

/** What came back. */
export interface Answer {
  readonly exchange: string;
  /** What was asked: "GET /pets". */
  readonly operation: string;
  /** Path and query that were asked for. */
  readonly target: string;
  readonly response: ReceivedResponse;
  /** The body as JSON; undefined if it is none. */
  readonly json: unknown;
  readonly evidence: Evidence;
}
