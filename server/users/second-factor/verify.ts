import { record } from '../audit/record.ts';
import type { FailureCode } from '../errors/failures.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { everyone } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { issueSession, type Session } from '../sessions/issue.ts';
import { findUser, lockUser } from '../users/repository.ts';
import { acceptsCode } from './accept-code.ts';
import { storedFormOf, useBackupCode } from './backup-codes.ts';
import { countWrongCode, endSecondStep, isSecondStepDue } from './second-step.ts';

interface SecondStep {
  readonly userId: string;
  readonly code: string;
}

type Outcome = Session | { readonly refused: FailureCode };

const refused: Outcome = { refused: 'INVALID_CREDENTIALS' };

/**
 * POST /api/v1/auth/2fa/verify: completes a login, by a code of the authenticator or a backup code. Without a login that
 * waits for it, a code is worth nothing: it is the second factor, not the only one.
 */
export const verifySecondFactor = operation<SecondStep>({
  id: 'verifySecondFactor',
  method: 'POST',
  path: '/api/v1/auth/2fa/verify',
  authz: everyone,
  reads: true,
  success: { code: '2FA_VERIFIED', message: 'Logged in' },
  ownTransactions: true,
  handler: async (call) => {
    const { server, body, stillInTime } = call;
    const userId = body.userId.toLowerCase();
    const isDue = await call.db.transaction().execute(async (db) => {
      const user = await findUser(db, userId);
      if (!user || user.totp_secret === null) throw invalid('2fa', 'is not enabled');
      return isSecondStepDue({ server, db }, userId);
    });
    if (!isDue) throw fail('INVALID_CREDENTIALS');
    // Slow, and so outside of the transaction.
    const backupCode = await storedFormOf(call.db, server, { userId, code: body.code });
    const outcome = await call.db.transaction().execute(async (db) => {
      const decided = await decide({ ...call, db }, userId, backupCode);
      stillInTime();
      return decided;
    });
    // Only now, so that a failure that is counted stays counted.
    if ('refused' in outcome) throw fail(outcome.refused);
    return outcome;
  },
});

async function decide(call: Call<SecondStep>, id: string, backupCode: string | undefined): Promise<Outcome> {
  const { server, db, body } = call;
  const user = await lockUser(db, id);
  if (!user || !(await isSecondStepDue(call, id))) return refused;
  const isRight = backupCode
    ? await useBackupCode(db, id, backupCode)
    : await acceptsCode({ server, db }, user, body.code);
  if (!isRight) {
    await countWrongCode(call, id);
    await record(call, { event: 'AUDIT_2FA_FAILED', resource: 'sessions', action: 'create', target: id });
    return refused;
  }
  await endSecondStep(call, id);
  return user.is_active === 1 ? issueSession(call, user) : { refused: 'FORBIDDEN' };
}
