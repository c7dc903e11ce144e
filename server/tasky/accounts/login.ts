import { fail } from '../errors/tasky-error.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { findUserByEmail } from './repository.ts';
import { viewUser } from './view.ts';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** POST /api/auth/login: an unknown address and a wrong password are the same. */
export const login = operation<Credentials>({
  id: 'login',
  method: 'POST',
  path: '/api/auth/login',
  authz: everyone,
  limit: 'login',
  reads: true,
  invalid: { missing: 'missing_credentials' },
  ownTransactions: true,
  handler: async ({ server, db, body: { email, password } }) => {
    const user = await db.transaction().execute((transaction) => findUserByEmail(transaction, email));
    const isRight = await server.passwords.matches(password, user?.password);
    if (!user || !isRight) throw fail('wrong_password');
    return { user: viewUser(user), token: await server.tokens.sign(user) };
  },
});
