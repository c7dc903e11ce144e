import type { FastifyRequest } from 'fastify';
import { withFault } from '../../injected-faults.ts';
import { admit } from '../access/admit.ts';
import { ApiError, fail } from '../errors/api-error.ts';
import { holdUser } from '../people/repository.ts';
import type { Db } from '../storage/tables.ts';
import type { Handler, Policy } from './policy.ts';
import { callerOf } from './request.ts';

/**
 * The handler, run in one transaction, after the caller was found to have the needed role in that same transaction. The
 * answer leaves when the transaction is committed; a request that fails leaves nothing behind.
 */
export function inTransaction(policy: Policy, handler: Handler): Handler {
  return (request, reply) =>
    withFault(request.fault, request.server.config.DATABASE_TIMEOUT_MS, () =>
      perform(request, policy, () => handler(request, reply)),
    );
}

async function perform(
  request: FastifyRequest,
  policy: Policy,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  if (policy.ownTransactions) return handle();
  const outcome = await request.server.storage.db.transaction().execute(async (transaction: Db) => {
    request.transaction = transaction;
    if (policy.holdsCaller) await holdCaller(request, transaction);
    request.access = await admit(request, transaction, policy);
    return workKept(handle);
  });
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/**
 * Locks the person before the threat model, in the order in which accounts are deleted: the other way round, a deletion and
 * this request could each wait for what the other one has. Throws 401 for somebody who was deleted since the token was
 * looked at.
 */
async function holdCaller(request: FastifyRequest, db: Db): Promise<void> {
  if (!(await holdUser(db, callerOf(request).id))) throw fail('stale_session');
}

/** An error that keeps the work is returned, so that the transaction is committed before it is thrown. */
async function workKept(handle: () => Promise<unknown>): Promise<unknown> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof ApiError && error.keepsWork) return error;
    throw error;
  }
}
