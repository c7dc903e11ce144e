import { record } from '../audit/record.ts';
import { invalid } from '../errors/users-error.ts';
import { holderOf, useToken } from '../mail/send.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { cancelSecondStep } from '../second-factor/second-step.ts';
import { updateUser } from '../users/repository.ts';

interface PasswordReset {
  readonly token: string;
  readonly newPassword: string;
}

const wrongToken = () => invalid('token', 'is unknown, used or expired');

/** POST /api/v1/auth/reset-password: the token is good for an hour, and once. It ends no session, and unlocks nothing. */
export const resetPassword = operation<PasswordReset>({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/v1/auth/reset-password',
  authz: everyone,
  reads: true,
  success: { code: 'PASSWORD_RESET_SUCCESS', message: 'Password changed' },
  ownTransactions: true,
  handler: async (call) => {
    const { server, body, stillInTime } = call;
    const known = await call.db.transaction().execute((db) => holderOf({ server, db }, body.token, 'reset'));
    // Whoever guesses does not make the server hash.
    if (known === undefined) throw wrongToken();
    const password_hash = await server.passwords.hash(body.newPassword);
    return call.db.transaction().execute(async (db) => {
      const target = await useToken({ server, db }, body.token, 'reset');
      if (target === undefined) throw wrongToken();
      await updateUser(db, server, target, { password_hash });
      // Begun with the old password.
      await cancelSecondStep({ db }, target);
      const happening = { event: 'AUDIT_PASSWORD_RESET', resource: 'users', action: 'update', target };
      await record({ ...call, db }, happening);
      stillInTime();
      return {};
    });
  },
});
