import type { FastifyRequest } from 'fastify';
import type { Caller } from '../sessions/caller.ts';
import type { Db, Storage, ThreatModelRow } from '../storage/tables.ts';
import type { Role } from './authz.ts';

/** The threat model in the path, and what the caller may do with it. */
export interface Access {
  readonly model: ThreatModelRow;
  readonly role: Role;
}

declare module 'fastify' {
  interface FastifyInstance {
    storage: Storage;
  }
  interface FastifyRequest {
    /** The transaction of the request. */
    transaction: Db | null;
    /** Who is logged in; nobody, where an operation is public. */
    caller: Caller | null;
    /** Set where the operation needs a role on a threat model. */
    access: Access | null;
  }
}

/** The transaction that the request runs in. */
export function dbOf({ transaction }: FastifyRequest): Db {
  if (!transaction) throw new Error('the operation opens its own transactions, and has not opened one');
  return transaction;
}

/** Who calls. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('the operation is public: nobody has to have logged in');
  return caller;
}

/** The threat model in the path. */
export function accessOf({ access }: FastifyRequest): Access {
  if (!access) throw new Error('the operation needs no role on a threat model');
  return access;
}
