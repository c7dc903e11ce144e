import { record } from '../audit/record.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callingUser } from '../users/calling-user.ts';
import { updateUser } from '../users/repository.ts';
import { newBackupCodes, storeBackupCodes } from './backup-codes.ts';
import { stepOf } from './one-time-codes.ts';

interface Confirmation {
  readonly secret: string;
  readonly code: string;
}

/** POST /api/v1/auth/2fa/confirm: who shows a code of the secret has it in an authenticator. */
export const confirmSecondFactor = operation<Confirmation>({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/v1/auth/2fa/confirm',
  authz: anyUser,
  reads: true,
  success: { code: '2FA_CONFIRMED', message: 'Second factor enabled' },
  ownTransactions: true,
  handler: async (call) => {
    const { server, body, stillInTime } = call;
    const codes = await newBackupCodes(server);
    return call.db.transaction().execute(async (db) => {
      const user = await callingUser({ ...call, db });
      if (user.totp_secret !== null) throw invalid('2fa', 'is already enabled');
      const step = stepOf(body.code, body.secret, { last: null, clock: server.clock });
      if (step === undefined) throw fail('INVALID_CREDENTIALS');
      await updateUser(db, server, user.id, { totp_secret: body.secret, totp_step: step });
      await storeBackupCodes(db, user.id, codes);
      const happening = { event: 'AUDIT_2FA_ENABLED', resource: 'users', action: 'update', target: user.id };
      await record({ ...call, db }, happening);
      stillInTime();
      return { backupCodes: codes.map(({ code }) => code) };
    });
  },
});
