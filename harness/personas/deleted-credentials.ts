import type { SecurityScheme } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Credentials, Target } from '../model/target.ts';
import { credentialsFor } from './credentials.ts';

/**
 * Credentials of accounts that were deleted, which nothing else has ended before: what changes something may be a logout, or
 * end them in passing, and has some of its own; reads share theirs. Where an adapter has only one, everybody gets that.
 */
export function createDeletedCredentials(
  target: Target,
): (operation: Operation, schemes: readonly SecurityScheme[]) => Promise<Credentials> {
  const forReads = new Map<string, Credentials>();
  let last: Credentials | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  async function next(operation: Operation, schemes: readonly SecurityScheme[]): Promise<Credentials> {
    const way = schemes.map(({ name }) => name).join(' ');
    const shared = isSafe(operation.method) ? forReads.get(way) : undefined;
    if (shared && (shared.expiresAt ?? Number.POSITIVE_INFINITY) > Date.now()) return shared;
    const given = await credentialsFor(target, 'deleted', operation, schemes, last);
    last = given;
    if (isSafe(operation.method)) forReads.set(way, given);
    return given;
  }

  // One after the other, so that nobody is given what somebody else is about to end.
  return (operation, schemes) => {
    const given = turn.then(() => next(operation, schemes));
    turn = given.catch(() => undefined);
    return given;
  };
}
