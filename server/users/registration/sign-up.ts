import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { mailToken } from '../mail/send.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { insertUser, isNameTaken } from '../users/repository.ts';

interface SignUp {
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly avatarImageUrl?: string;
}

/** POST /api/v1/auth/sign-up: the account has the role `user`, and has to verify its address. */
export const signUp = operation<SignUp>({
  id: 'signUp',
  method: 'POST',
  path: '/api/v1/auth/sign-up',
  authz: everyone,
  reads: true,
  status: 201,
  success: { code: 'REGISTER_SUCCESS', message: 'Account created' },
  ownTransactions: true,
  handler: async (call) => {
    const { server, body, stillInTime } = call;
    const account = {
      ...{ username: body.username, email: body.email, display_name: body.displayName },
      avatar_image_url: body.avatarImageUrl ?? null,
      password_hash: await server.passwords.hash(body.password),
    };
    return call.db.transaction().execute(async (db) => {
      const user = await insertUser(db, server, account);
      if (!user)
        throw fail((await isNameTaken(db, body.username)) ? 'DUPLICATE_USERNAME' : 'DUPLICATE_EMAIL');
      await mailToken({ server, db }, user, 'verification');
      const happening = { event: 'AUDIT_USER_REGISTERED', resource: 'users', action: 'create' };
      await record({ ...call, db }, { ...happening, target: user.id });
      stillInTime();
      return { userId: user.id };
    });
  },
});
