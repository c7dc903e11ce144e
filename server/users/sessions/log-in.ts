import { record } from '../audit/record.ts';
import type { FailureCode } from '../errors/failures.ts';
import { fail } from '../errors/users-error.ts';
import { everyone } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { mfaRequired } from '../second-factor/mfa-required.ts';
import { beginSecondStep } from '../second-factor/second-step.ts';
import type { UserRow } from '../storage/tables.ts';
import { findByName, lockUser, updateUser } from '../users/repository.ts';
import { issueSession, type Session } from './issue.ts';
import { afterFailure, isLocked, unlocked } from './lockout.ts';

interface Credentials {
  readonly emailOrUsername: string;
  readonly password: string;
}

/** A login that is complete, one whose second step is due, or why there is none. */
type Outcome = Session | { readonly userId: string } | { readonly refused: FailureCode };

/** POST /api/v1/auth/login: an unknown name and a wrong password are the same. */
export const logIn = operation<Credentials>({
  id: 'logIn',
  method: 'POST',
  path: '/api/v1/auth/login',
  authz: everyone,
  reads: true,
  success: { code: 'AUTH_SUCCESS', message: 'Logged in' },
  otherwise: (data) => ('accessToken' in data ? undefined : mfaRequired),
  ownTransactions: true,
  handler: async (call) => {
    const { server, db, body, stillInTime } = call;
    const user = await db
      .transaction()
      .execute((transaction) => findByName(transaction, body.emailOrUsername));
    const isRight = await server.passwords.matches(body.password, user?.password_hash ?? null);
    if (!user) throw fail('INVALID_CREDENTIALS');
    const outcome = await db.transaction().execute(async (transaction) => {
      const decided = await decide({ ...call, db: transaction }, user, isRight);
      stillInTime();
      return decided;
    });
    // Only now, so that a failure that is counted stays counted.
    if ('refused' in outcome) throw fail(outcome.refused);
    return outcome;
  },
});

/**
 * By the account as it is now, while nobody else changes it: of many guesses at the same time, none counts after the one
 * that locks the account.
 */
async function decide(call: Call<Credentials>, before: UserRow, matched: boolean): Promise<Outcome> {
  const { server, db } = call;
  const { id } = before;
  const user = await lockUser(db, id);
  if (!user) return { refused: 'INVALID_CREDENTIALS' };
  if (isLocked(user, server)) return { refused: 'ACCOUNT_LOCKED' };
  // A password that was changed meanwhile is the old one.
  const isRight = matched && user.password_hash === before.password_hash;
  if (!isRight) return { refused: await countFailure(call, user) };
  await updateUser(db, server, id, unlocked);
  if (user.is_active === 0) return { refused: 'FORBIDDEN' };
  if (user.is_verified === 0 && server.config.VERIFICATION_REQUIRED) return { refused: 'EMAIL_NOT_VERIFIED' };
  if (user.totp_secret === null) return issueSession(call, user);
  await beginSecondStep(call, id);
  return { userId: id };
}

async function countFailure(call: Call<Credentials>, user: UserRow): Promise<FailureCode> {
  const { server, db } = call;
  const lock = afterFailure(user, server);
  await updateUser(db, server, user.id, lock);
  const isNowLocked = lock.locked_until !== null;
  await record(call, {
    event: isNowLocked ? 'AUDIT_ACCOUNT_LOCKED' : 'AUDIT_LOGIN_FAILED',
    ...{ resource: 'sessions', action: 'create', target: user.id },
  });
  return isNowLocked ? 'ACCOUNT_LOCKED' : 'INVALID_CREDENTIALS';
}
