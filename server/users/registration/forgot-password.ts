import { record } from '../audit/record.ts';
import { mailToken } from '../mail/send.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findByEmail } from '../users/repository.ts';

/** POST /api/v1/auth/forgot-password: an unknown address gets the answer of a known one. */
export const forgotPassword = operation<{ readonly email: string }>({
  id: 'forgotPassword',
  method: 'POST',
  path: '/api/v1/auth/forgot-password',
  authz: everyone,
  reads: true,
  success: { code: 'FORGOT_PASSWORD_SENT', message: 'Reset mail sent' },
  handler: async (call) => {
    const user = await findByEmail(call.db, call.body.email);
    if (!user) return {};
    await mailToken(call, user, 'reset');
    const happening = { event: 'AUDIT_PASSWORD_RESET_REQUESTED', resource: 'users', action: 'update' };
    await record(call, { ...happening, target: user.id });
    return {};
  },
});
