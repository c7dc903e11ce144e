import type { FailureName } from '../errors/failures.ts';
import type { LimitName } from '../limits/limits.ts';
import type { Authz } from './authz.ts';
import type { Call } from './call.ts';

/** An operation of the API: the declaration that its route is made from. */
export interface OperationSpec<Body> {
  /** As in the OpenAPI document; the schema of the body is found by it. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the OpenAPI document: `/api/boards/{boardId}`. */
  readonly path: string;
  readonly authz: Authz;
  /** What somebody is told who may not call it. */
  readonly refusal?: FailureName;
  readonly limit?: LimitName;
  /** Whether it reads a body, which is JSON. */
  readonly reads?: true;
  /** What is said of bodies that break their schema: where something is missing, and of single members. */
  readonly invalid?: {
    readonly missing: FailureName;
    readonly members?: Readonly<Record<string, FailureName>>;
  };
  /** What a caller is told if the server fails. */
  readonly failed?: string;
  /** 200 unless it creates something. */
  readonly status?: 201;
  /** The handler opens its own transactions, because it also hashes passwords. */
  readonly ownTransactions?: true;
  /** Whether a ticket that is deleted can be in the path. */
  readonly findsDeleted?: (asking: Asking) => boolean;
  /** Returns the `data` of the answer. */
  readonly handler: (call: Call<Body>) => Promise<object>;
}

/** Who asks for what, before anything was looked for. */
export type Asking = Pick<Call, 'caller' | 'path' | 'query'>;

/** What plugins read of an operation, as data. */
export type Policy = Omit<OperationSpec<never>, 'handler'>;

declare module 'fastify' {
  interface FastifyContextConfig {
    tasky?: Policy;
  }
}
