import type { FailureName } from '../errors/failures.ts';
import type { LimitName } from '../limits/bounds.ts';
import type { Access } from './authz.ts';
import type { Call } from './call.ts';

/** An operation of the API: the declaration that its route is made from. */
export interface OperationSpec<Body> extends Access {
  /** As in the OpenAPI document; the schema of the body is found by it. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the OpenAPI document: `/v1/enrollment/retrieve/{uuid}`. */
  readonly path: string;
  /** The category that counts it; none, if it has no limit. */
  readonly limit?: LimitName;
  /** Parameters of the path that are UUIDs. */
  readonly uuids?: readonly string[];
  /** Whether it reads a body, which is JSON. */
  readonly reads?: true;
  /** What is said of a body that lacks a member. */
  readonly missing?: FailureName;
  /** 200 unless it creates or deletes something. */
  readonly status?: 201 | 204;
  /** The handler opens its own transactions, because it also hashes passwords or asks others. */
  readonly ownTransactions?: true;
  /**
   * Returns the members of the answer besides `success`. An error that is returned, and not thrown, keeps what was done: an
   * attempt that is counted.
   */
  readonly handler: (call: Call<Body>) => Promise<object>;
}

/** What plugins read of an operation, as data. */
export type Policy = Omit<OperationSpec<never>, 'handler'>;

declare module 'fastify' {
  interface FastifyContextConfig {
    notap?: Policy;
  }
}
