import { record } from '../audit/record.ts';
import { fail, invalid } from '../errors/users-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callingUser } from '../users/calling-user.ts';
import { updateUser } from '../users/repository.ts';
import { acceptsCode } from './accept-code.ts';
import { forgetBackupCodes } from './backup-codes.ts';
import { endSecondStep } from './second-step.ts';

/** POST /api/v1/auth/2fa/disable: by a code of the authenticator; a backup code is for logins only. */
export const disableSecondFactor = operation<{ readonly code: string }>({
  id: 'disableSecondFactor',
  method: 'POST',
  path: '/api/v1/auth/2fa/disable',
  authz: anyUser,
  reads: true,
  success: { code: '2FA_DISABLED', message: 'Second factor disabled' },
  handler: async (call) => {
    const { server, db, body } = call;
    const user = await callingUser(call);
    if (user.totp_secret === null) throw invalid('2fa', 'is not enabled');
    if (!(await acceptsCode(call, user, body.code))) throw fail('INVALID_CREDENTIALS');
    await updateUser(db, server, user.id, { totp_secret: null, totp_step: null });
    await forgetBackupCodes(db, user.id);
    await endSecondStep(call, user.id);
    await record(call, { event: 'AUDIT_2FA_DISABLED', resource: 'users', action: 'update', target: user.id });
    return {};
  },
});
