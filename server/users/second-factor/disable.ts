import { record } from '../audit/record.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { callingUser } from '../users/calling-user.ts';
import { updateUser } from '../users/repository.ts';
import { acceptsCode } from './accept-code.ts';
import { forgetBackupCodes } from './backup-codes.ts';
import { countWrongCode, endSecondStep, hasGuessedTooOften } from './second-step.ts';

/** POST /api/v1/auth/2fa/disable: by a code of the authenticator; a backup code is for logins only. */
export const disableSecondFactor = operation<{ readonly code: string }>({
  id: 'disableSecondFactor',
  method: 'POST',
  path: '/api/v1/auth/2fa/disable',
  authz: anyUser,
  reads: true,
  success: { code: '2FA_DISABLED', message: 'Second factor disabled' },
  ownTransactions: true,
  handler: async (call) => {
    const isRight = await call.db.transaction().execute(async (db) => {
      const decided = await decide({ ...call, db });
      call.stillInTime();
      return decided;
    });
    // Only now, so that a failure that is counted stays counted.
    if (!isRight) throw fail('INVALID_CREDENTIALS');
    return {};
  },
});

/** Whether the code is right, and the second factor off. A wrong one counts like those of logins. */
async function decide(call: Call<{ readonly code: string }>): Promise<boolean> {
  const { server, db, body } = call;
  const user = await callingUser(call);
  const { id } = user;
  if (user.totp_secret === null) throw invalid('2fa', 'is not enabled');
  if (await hasGuessedTooOften(call, id)) return false;
  if (!(await acceptsCode(call, user, body.code))) {
    await countWrongCode(call, id);
    await record(call, { event: 'AUDIT_2FA_FAILED', resource: 'users', action: 'update', target: id });
    return false;
  }
  await updateUser(db, server, id, { totp_secret: null, totp_step: null });
  await forgetBackupCodes(db, id);
  await endSecondStep(call, id);
  await record(call, { event: 'AUDIT_2FA_DISABLED', resource: 'users', action: 'update', target: id });
  return true;
}
