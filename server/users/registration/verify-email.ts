import { record } from '../audit/record.ts';
import { invalid } from '../errors/users-error.ts';
import { useToken } from '../mail/send.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { requiredText } from '../routing/query.ts';
import { updateUser } from '../users/repository.ts';

/** GET /api/v1/auth/verify-email: the token is good for 24 hours, and once. */
export const verifyEmail = operation({
  id: 'verifyEmail',
  method: 'GET',
  path: '/api/v1/auth/verify-email',
  authz: everyone,
  success: { code: 'EMAIL_VERIFIED', message: 'Email verified' },
  handler: async (call) => {
    const { server, db, query } = call;
    const target = await useToken(call, requiredText(query, 'token'), 'verification');
    if (target === undefined) throw invalid('token', 'is unknown, used or expired');
    await updateUser(db, server, target, { is_verified: 1 });
    await record(call, { event: 'AUDIT_EMAIL_VERIFIED', resource: 'users', action: 'update', target });
    return {};
  },
});
