import { fail } from '../errors/users-error.ts';
import { type Call, callerOf } from '../routing/call.ts';
import type { UserRow } from '../storage/tables.ts';
import { lockUser } from './repository.ts';

/** The account of the caller, which nobody else changes until the transaction ends. */
export async function callingUser(call: Pick<Call, 'db' | 'caller'>): Promise<UserRow> {
  const user = await lockUser(call.db, callerOf(call).id);
  // Deleted since the token was looked at.
  if (!user) throw fail('TOKEN_BLACKLISTED');
  return user;
}
