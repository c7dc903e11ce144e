import { record } from '../audit/record.ts';
import { invalid } from '../errors/users-error.ts';
import { mailToken } from '../mail/send.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findByName } from '../users/repository.ts';

/** POST /api/v1/auth/resend-verification: an unknown name gets the answer of a known one. */
export const resendVerification = operation<{ readonly emailOrUsername: string }>({
  id: 'resendVerification',
  method: 'POST',
  path: '/api/v1/auth/resend-verification',
  authz: everyone,
  reads: true,
  success: { code: 'VERIFICATION_SENT', message: 'Verification sent' },
  handler: async (call) => {
    const user = await findByName(call.db, call.body.emailOrUsername);
    if (!user) return {};
    if (user.is_verified === 1) throw invalid('emailOrUsername', 'is already verified');
    await mailToken(call, user, 'verification');
    const happening = { event: 'AUDIT_VERIFICATION_SENT', resource: 'users', action: 'update' };
    await record(call, { ...happening, target: user.id });
    return {};
  },
});
