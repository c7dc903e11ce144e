import type { Config } from '../config.ts';
import type { Success } from '../errors/envelope.ts';
import type { Authz } from './authz.ts';
import type { Call } from './call.ts';

/** An operation of the API: the declaration that its route is made from. */
export interface OperationSpec<Body> {
  /** As in the OpenAPI document; the schema of the body is found by it. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As in the OpenAPI document: `/api/v1/users/{id}`. */
  readonly path: string;
  readonly authz: Authz;
  /** Whether it reads a body, which is JSON. */
  readonly reads?: true;
  /** 200 unless it creates something. */
  readonly status?: 201;
  readonly success: Success;
  /** Another success than that, which the data shows. */
  readonly otherwise?: (data: object) => Success | undefined;
  /** The handler opens its own transactions, because it also hashes passwords or asks others. */
  readonly ownTransactions?: true;
  /** Headers of its answer, made from the data. */
  readonly headers?: (data: object, config: Config) => Readonly<Record<string, string>>;
  /** Returns the `data` of the answer. */
  readonly handler: (call: Call<Body>) => Promise<object>;
}

/** What plugins read of an operation, as data. */
export type Policy = Omit<OperationSpec<never>, 'handler' | 'success' | 'otherwise' | 'headers'> & {
  /** How it says that it succeeded; the metrics do not. */
  readonly success?: Success;
  /** Another media type than JSON. */
  readonly produces?: readonly string[];
};

declare module 'fastify' {
  interface FastifyContextConfig {
    users?: Policy;
  }
}

/** What changes something needs the CSRF token. */
export function isGuarded({ method }: Policy): boolean {
  return method !== 'GET';
}
