import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { FailureName } from '../errors/failures.ts';
import type { Authz } from './authz.ts';

/** An operation of the API: the declaration that its route is made from. */
export interface OperationSpec<Route extends RouteGenericInterface> {
  /** As in the OpenAPI document; the schemas of query and body are found by it. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the OpenAPI document: `/threat_models/{threat_model_id}`. */
  readonly path: string;
  /** Verb and object, "create threat model": what could not be done when the server fails. */
  readonly action: string;
  readonly authz: Authz;
  /** What somebody is told who is not the owner, where an owner is needed. */
  readonly refusal?: string;
  /** Media types of the body; without any, a body is not looked at. */
  readonly consumes?: readonly string[];
  /** Whether the body may be left out. */
  readonly bodyOptional?: true;
  /** Media types of the answer, the preferred one first; none where there is no body. JSON if nothing is said. */
  readonly produces?: readonly string[];
  /** No query is refused: what cannot be understood counts as left out. */
  readonly forgiving?: true;
  /** RFC 6749, section 5.2: whatever is wrong with the body is called invalid_request. */
  readonly oauthErrors?: true;
  /**
   * What is said of members and parameters that break a keyword of their schema, where the usual text does not fit; `any`
   * keyword that is not named.
   */
  readonly invalid?: Readonly<
    Record<string, Readonly<Record<string, FailureName | ((text: string) => FailureName)>>>
  >;
  /** What is said of an identifier in the path that is longer than any; that it is malformed, unless the document knows no 400. */
  readonly tooLong?: FailureName;
  /** What it makes is its caller's, whom nobody can delete until the transaction ends. */
  readonly holdsCaller?: true;
  /** The handler opens its own transactions, because it also waits for other servers. */
  readonly ownTransactions?: true;
  /** Returns the body of the answer. It must not send: what it did is not committed yet. */
  readonly handler: Handler<Route>;
}

export type Handler<Route extends RouteGenericInterface = RouteGenericInterface> = (
  request: FastifyRequest<Route>,
  reply: FastifyReply,
) => Promise<unknown>;

/** What plugins read of an operation: its policy, as data. */
export type Policy = Omit<OperationSpec<RouteGenericInterface>, 'handler'>;

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy;
  }
}
