import { createHash } from 'node:crypto';
import { fail } from '../../../server/users/errors/users-error.ts';
import { findByName } from '../../../server/users/users/repository.ts';
import { family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { before } from '../seams/handlers.ts';
import { getProfile, logIn, resendVerification, resetPassword, signUp, verifyEmail } from './operations.ts';
import { triggers } from './seams.ts';

/** Keeps what was used, or replaced; what goes with its account goes. */
function keeping(purpose: string): string {
  return `after delete on mailed_tokens
    when old.purpose = '${purpose}' and exists (select 1 from users where id = old.user_id)
    begin insert or ignore into mailed_tokens values (old.hash, old.user_id, old.purpose, old.expires_at); end`;
}

/** Accounts, and the mails that they get. */
export const registration = family('registration', [
  {
    id: 'verification-token-kept',
    title: 'The token of a verification can be used again.',
    at: [verifyEmail],
    requirements: ['S-validation-error'],
    cells: [`${verifyEmail} 200`],
    apply: triggers(keeping('verification')),
  },
  {
    id: 'reset-token-kept',
    title: 'The token of a new password can be used again.',
    at: [resetPassword],
    requirements: ['S-validation-error'],
    cells: [`${resetPassword} 200`],
    apply: triggers(keeping('reset')),
  },
  {
    id: 'tokens-of-every-purpose',
    title: 'The token of a verification sets a new password.',
    at: [resetPassword],
    requirements: ['S-validation-error'],
    cells: [`${resetPassword} 400`],
    apply: before(async ({ server, body }) => {
      const { token } = body as { readonly token: string };
      const hash = createHash('sha256').update(token).digest('hex');
      await server.users.storage.db
        .updateTable('mailed_tokens')
        .set({ purpose: 'reset' })
        .where('hash', '=', hash)
        .execute();
    }),
  },
  {
    id: 'old-password-stays',
    title: 'A new password is confirmed, and not stored.',
    at: [resetPassword],
    seenAt: [logIn],
    requirements: ['S-invalid-credentials'],
    apply: triggers(
      `after update of password_hash on users
       begin update users set password_hash = old.password_hash where id = new.id; end`,
    ),
  },
  {
    id: 'unknown-names-given-away',
    title: 'Whoever asks for a mail to an unknown name is told so.',
    at: [resendVerification],
    requirements: ['S-validation-error'],
    apply: before(async ({ server, body }) => {
      const { emailOrUsername } = body as { readonly emailOrUsername: string };
      if (!(await findByName(server.users.storage.db, emailOrUsername))) throw fail('RESOURCE_NOT_FOUND');
    }),
  },
  {
    id: 'duplicate-name-is-invalid',
    title: 'A name that is taken gets 400.',
    at: [signUp],
    requirements: ['S-duplicate-username'],
    cells: [`${signUp} 409`],
    apply: answering({ of: [409], saying: 'DUPLICATE_USERNAME', status: 400 }),
  },
  {
    id: 'duplicate-address-as-name',
    title: 'An address that is taken gets the code of a name that is taken.',
    at: [signUp],
    requirements: ['S-duplicate-email'],
    cells: [`${signUp} 409`],
    apply: answering({ of: [409], json: having({ code: 'DUPLICATE_USERNAME' }) }),
  },
  {
    id: 'hash-in-the-profile',
    title: 'The profile shows the hash of the password.',
    at: [getProfile],
    requirements: ['S-tokens'],
    apply: answering({
      of: [200],
      json: (body) => {
        const { data } = body as { readonly data: object };
        return {
          ...(body as object),
          data: { ...data, passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' },
        };
      },
    }),
  },
]);
