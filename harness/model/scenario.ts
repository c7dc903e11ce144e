import type { Contract } from '../../contract/contract.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Alternative } from '../../contract/samples/alternatives.ts';
import type { Terms } from './account-terms.ts';
import type { CsrfCarriage } from './csrf.ts';
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
  OauthProviders,
  Outbox,
  SamlIdentityProvider,
} from './target.ts';

/**
 * Ordered steps that test a cell or a requirement: a record that describes itself, and a function that sends the
 * requests.
 */
export interface Scenario {
  /** "unknown-id/GET /pets/{petId}/petId", unique. */
  readonly id: string;
  /** The suite or strategy it belongs to. */
  readonly suite: string;
  /** What is true if it passes, in one sentence. */
  readonly title: string;
  /** `must`: another status is a violation. `may`: another status leaves the cell not exercised. */
  readonly aim: 'must' | 'may';
  /** Id of the cell that it tests; stories that test several have none. */
  readonly cell: string | undefined;
  readonly requirements: readonly string[];
  /** Abilities of the target that it needs: one of these, if there are any. */
  readonly needs: readonly Ability[];
  /** Runs only if no other scenario has proven its cell. */
  readonly fallback: boolean;
  readonly run: (story: Story) => Promise<void>;
}

/** What a scenario says about itself, without its function. */
export type ScenarioOutline = Omit<Scenario, 'run'>;

export type PathValues = Readonly<Record<string, string>>;

/** A request that has not been sent. */
export interface Draft {
  readonly operation: Operation;
  readonly path: PathValues;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
  /** The path parameters whose values are made up, so that no resource has them. */
  readonly madeUp?: readonly string[];
  /** Identifiers in the body that are made up: what it creates is called so. */
  readonly madeUpInBody?: readonly string[];
  /** Members of the body that were left out, because they may name something of others. */
  readonly withheld?: readonly string[];
  /** For a form in parts, what its parts need. */
  readonly partHeaders?: PartHeaders;
  /** What the body is of, where it is not the usual one. */
  readonly alternative?: Alternative;
}

/** JSON is serialised as it is; `text` is sent as it is. */
export type Body =
  | { readonly mediaType: string; readonly json: unknown }
  | { readonly mediaType: string; readonly text: string };

/** How a draft is sent. */
export interface Sending {
  readonly as: Caller;
  readonly expect: string | number;
  /** Statuses that are accepted besides the expected one. */
  readonly or?: readonly (string | number)[];
  readonly why: string;
  readonly step?: Step;
  readonly cause?: Cause;
  readonly subject?: string;
  /** Name of the example in the document that the response should match. */
  readonly example?: string;
  /** The response depends on a rule that only an implementation knows; on a mock it is forced. */
  readonly ruled?: true;
  /** The target is asked for this response, whatever it would decide. */
  readonly force?: true;
  readonly fault?: Fault;
  /** Its CSRF part, if it is another than that of its persona. */
  readonly csrf?: CsrfCarriage;
}

/** How a probe is sent. */
export interface ProbeSending extends Pick<Sending, 'as' | 'cause' | 'subject'> {
  readonly probe: Probe;
}

/** What a scenario sends its requests through. One per scenario, with its own resources. */
export interface Story {
  readonly contract: Contract;
  /** Finds an operation by operationId or key. Throws if the contract has none: the scenario does not fit the document. */
  readonly operation: (name: string) => Operation;
  /** Creates the resources in the path of an operation, and the singleton it is about; returns the values for its path. */
  readonly given: (operation: Operation) => Promise<PathValues>;
  /** Like `given`, but creates everything anew: the resources share nothing with earlier ones. */
  readonly givenAnew: (operation: Operation) => Promise<PathValues>;
  /** A request that is valid by the contract, with the resources that its path and body need. */
  readonly validRequest: (
    operation: Operation,
    path: PathValues,
    mediaType?: string,
    alternative?: Alternative,
  ) => Promise<Draft>;
  /** `given` and `validRequest` in one. */
  readonly draft: (operation: Operation, mediaType?: string, alternative?: Alternative) => Promise<Draft>;
  /**
   * The same for a request that is refused whether the resource exists or not: if no resource can be created, its path
   * has a made-up identifier, and the response does not count against the target.
   */
  readonly draftAnyway: (operation: Operation, mediaType?: string) => Promise<Draft>;
  /** The same for a request with its own body: without a body if no valid one is known. */
  readonly draftForBody: (operation: Operation, mediaType?: string) => Promise<Draft>;
  /**
   * The operation that reads what a Location refers to, with the values of its path; undefined if there is none.
   * `target`: path and query of the request that returned it.
   */
  readonly locate: (
    reference: string,
    target?: string,
  ) => { readonly operation: Operation; readonly path: PathValues } | undefined;
  /** Sends, records, judges. Stops the scenario if another status than expected is returned. */
  readonly send: (draft: Draft, sending: Sending) => Promise<Answer>;
  /**
   * Sends a valid request. If it is refused (400, 409, 422), sends plainer requests that are also valid. If one of
   * those is accepted, the refusals do not count against the target: it may have rules that no schema describes.
   */
  readonly sendPlainly: (draft: Draft, sending: Sending) => Promise<Answer>;
  /** Sends a probe, records, judges. The scenario continues whatever is returned. */
  readonly probe: (draft: Draft, sending: ProbeSending) => Promise<Answer>;
  /**
   * Records whether a statement about several exchanges is true. A forced response is not recorded: it shows what the
   * document says, not what a server does.
   */
  readonly claim: (
    answer: Answer,
    claim: {
      readonly sentence: string;
      readonly holds: boolean;
      readonly requirement?: string;
      /** The check that it counts as, and its level, if they differ from those of all claims. */
      readonly check?: string;
      readonly level?: 'MUST' | 'SHOULD';
      /** It depends on a rule that only an implementation knows; on a mock it is not recorded. */
      readonly ruled?: true;
    },
  ) => void;
  /** Whether this run created what has an identifier, at the place of a parameter in the path of an operation. */
  readonly isOwn: (operation: Operation, parameter: string, identifier: string) => boolean;
  /** A short text that no other scenario of any run uses. */
  readonly unique: () => string;
  readonly can: (ability: Ability) => boolean;
  /** Whether two personas send different credentials to an operation. Stops the scenario if one has none. */
  readonly areDistinct: (operation: Operation, one: PersonaId, other: PersonaId) => Promise<boolean>;
  /** The identity of a persona on the target; undefined if it is not known. */
  readonly identityOf: (persona: HealthyPersonaId) => Promise<Identity | undefined>;
  /** The identity of a persona on the target. Stops the scenario if it is not known. */
  readonly identity: (persona: HealthyPersonaId) => Promise<Identity>;
  /**
   * An account for this story, shared on the given terms if the number of accounts is limited. Stops the scenario if
   * the adapter cannot create one, or has none left.
   */
  readonly account: (name: string, plays: PersonaId, terms?: Terms) => Promise<Account>;
  /** Waits until a login of a user cannot be mistaken for another one, of this or any other scenario. */
  readonly beforeLogin: (person: Identity) => Promise<void>;
  /** The SAML identity provider that the target trusts. Stops the scenario without one. */
  readonly samlIdentityProvider: () => SamlIdentityProvider;
  /** The identity providers of OAuth 2.0 that the target trusts. Stops the scenario without any. */
  readonly oauthProviders: () => OauthProviders;
  /** What the target has mailed. Stops the scenario where nobody can read that. */
  readonly outbox: () => Outbox;
  /** A user who belongs to a group. Stops the scenario if the adapter knows no groups. */
  readonly member: () => Promise<Member>;
  /** An address that the target can send webhooks to, and that is not read; undefined if there is none. */
  readonly deadEnd: () => string | undefined;
  /** An address for this story that the target can send webhooks to. Stops the scenario if there is none. */
  readonly inbox: (react: React) => Inbox;
  /** Connects by WebSocket. Messages are kept for the report, and the socket is closed at the end of the story. */
  readonly connect: (connection: Connection) => Promise<Socket>;
  /** Says that an account is deleted with everything it created: nothing of it has to be removed. */
  readonly wentWith: (account: Account) => void;
}

/** A WebSocket to open. */
export interface Connection {
  readonly as: Caller;
  /** The name of this end in the report. */
  readonly name: string;
  /** Whose credentials are sent. */
  readonly operation: Operation;
  /** The URL, including credentials if there is no other way to send them. */
  readonly url: (credentials: Credentials) => string;
}

/** A response. */
export interface Answer {
  readonly exchange: string;
  /** The operation: "GET /pets". */
  readonly operation: string;
  /** Path and query of the request. */
  readonly target: string;
  readonly response: ReceivedResponse;
  /** The body as JSON; undefined if it is not JSON. */
  readonly json: unknown;
  readonly evidence: Evidence;
}
