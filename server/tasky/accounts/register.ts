import { fail } from '../errors/tasky-error.ts';
import { everyone } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { newStored } from '../storage/stored.ts';
import type { UserRow } from '../storage/tables.ts';
import { emailKept, insertUser } from './repository.ts';
import { viewUser } from './view.ts';

interface Registration {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** POST /api/auth/register: whoever registers is a member. */
export const register = operation<Registration>({
  id: 'register',
  method: 'POST',
  path: '/api/auth/register',
  authz: everyone,
  limit: 'registration',
  reads: true,
  invalid: { missing: 'missing_fields', members: { email: 'invalid_email' } },
  status: 201,
  ownTransactions: true,
  handler: async ({ server, db, body: { name, email, password } }) => {
    const user: UserRow = {
      ...newStored(),
      name: name.trim(),
      email: emailKept(email),
      password: await server.passwords.hash(password),
      role: 'member',
    };
    const isNew = await db.transaction().execute((transaction) => insertUser(transaction, user));
    if (!isNew) throw fail('duplicate_email');
    return { user: viewUser(user), token: await server.tokens.sign(user) };
  },
});
