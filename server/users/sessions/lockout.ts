import type { UsersServer } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';
import type { UserRow } from '../storage/tables.ts';

/** S, "Account Lockout". */
const FAILURES = 5;
const LOCKED_SECONDS = 30 * 60;

type Lock = Pick<UserRow, 'failed_logins' | 'locked_until'>;

/** Nothing locks an account, and nothing is counted. */
export const unlocked: Lock = { failed_logins: 0, locked_until: null };

export function isLocked({ locked_until }: Lock, server: Pick<UsersServer, 'clock'>): boolean {
  return locked_until !== null && locked_until > moment(server);
}

/** What becomes of an account that is not locked by one more failure. The count starts anew after a lock. */
export function afterFailure(lock: Lock, server: Pick<UsersServer, 'clock'>): Lock {
  const failed_logins = (lock.locked_until === null ? lock.failed_logins : 0) + 1;
  return { failed_logins, locked_until: failed_logins < FAILURES ? null : moment(server, LOCKED_SECONDS) };
}
