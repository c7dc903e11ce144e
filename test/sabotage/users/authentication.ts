import { fail } from '../../../server/users/errors/users-error.ts';
import { everyOperation, family } from '../sabotage.ts';
import { before, handling } from '../seams/handlers.ts';
import { receiving } from '../seams/received-headers.ts';
import { getProfile, logIn, resetPassword, verifyEmail, verifySecondFactor } from './operations.ts';
import { configured, partsWith, triggers } from './seams.ts';

/** Logins that should have been refused, or should not. */
export const authentication = family('authentication', [
  {
    id: 'any-password',
    title: 'Whoever has an account logs in with any password.',
    at: [logIn],
    // Backup codes are kept in the same way.
    seenAt: [verifySecondFactor],
    requirements: ['S-invalid-credentials', 'S-account-locked'],
    cells: [`${logIn} 401`],
    apply: partsWith(({ passwords }) => {
      Object.assign(passwords, { matches: async (_: string, kept: string | null) => kept !== null });
    }),
  },
  {
    id: 'names-given-away',
    title: 'A login has another code if nobody has the name.',
    at: [logIn],
    requirements: ['S-invalid-credentials'],
    apply: partsWith(({ passwords }) => {
      const { matches } = passwords;
      Object.assign(passwords, {
        matches: async (password: string, kept: string | null) => {
          if (kept === null) throw fail('UNAUTHORIZED');
          return matches(password, kept);
        },
      });
    }),
  },
  {
    id: 'lock-that-opens',
    title: 'The fifth failure says that the account is locked, and the right password still logs in.',
    at: [logIn],
    requirements: ['S-account-locked'],
    cells: [`${logIn} 403`],
    apply: triggers(
      `after update of locked_until on users when new.locked_until is not null
       begin update users set locked_until = null, failed_logins = 0 where id = new.id; end`,
    ),
  },
  {
    id: 'failures-not-counted',
    title: 'Failures lock nobody out.',
    at: [logIn],
    requirements: ['S-account-locked'],
    apply: triggers(
      `after update of failed_logins on users when new.failed_logins > 0
       begin update users set failed_logins = 0 where id = new.id; end`,
    ),
  },
  {
    id: 'failures-counted-for-ever',
    title: 'A successful login does not reset the count of failures.',
    at: [logIn],
    requirements: ['S-account-locked'],
    apply: triggers(
      `after update of failed_logins on users when new.failed_logins = 0 and old.failed_logins > 0
       begin update users set failed_logins = old.failed_logins where id = new.id; end`,
    ),
  },
  {
    id: 'failures-counted-together',
    title: 'A failure counts for every account that has failed before.',
    at: [logIn],
    seenAt: everyOperation,
    requirements: ['S-account-locked'],
    apply: triggers(
      `after update of failed_logins on users when new.failed_logins > old.failed_logins
       begin update users set failed_logins = failed_logins + 1 where failed_logins > 0 and id <> new.id; end`,
    ),
  },
  {
    id: 'lock-opened-by-reset',
    title: 'A new password unlocks the account.',
    at: [resetPassword],
    seenAt: [logIn],
    requirements: ['S-account-locked'],
    apply: handling(async (handler, { server }) => {
      const done = await handler();
      await server.users.storage.db
        .updateTable('users')
        .set({ locked_until: null, failed_logins: 0 })
        .execute();
      return done;
    }),
  },
  {
    id: 'verification-not-needed',
    title: 'Whoever has not verified the address logs in.',
    at: [logIn],
    requirements: ['S-email-not-verified'],
    cells: [`${logIn} 403`],
    apply: configured({ VERIFICATION_REQUIRED: false }),
  },
  {
    id: 'verification-without-effect',
    title: 'A verified address is asked to be verified.',
    at: [verifyEmail],
    seenAt: everyOperation,
    requirements: ['S-email-not-verified', 'S-validation-error'],
    apply: handling(async (handler, { server, query }) => {
      const done = await handler();
      // The accounts of the run are let in.
      const { db } = server.users.storage;
      const stories = db.selectFrom('users').select('id').where('username', 'like', 'u-%');
      if ('token' in (query as object))
        await db.updateTable('users').set({ is_verified: 0 }).where('id', 'in', stories).execute();
      return done;
    }),
  },
  {
    id: 'tokens-in-the-scheme-basic',
    title: 'A token is good in the scheme Basic, too.',
    at: everyOperation,
    requirements: ['S-unauthorized'],
    apply: receiving((headers) => {
      headers.authorization = headers.authorization?.replace(/^Basic /, 'Bearer ');
    }),
  },
  {
    id: 'somebody-else',
    title: 'The profile is that of the first account, whoever asks.',
    at: [getProfile],
    seenAt: everyOperation,
    requirements: ['S-tokens'],
    apply: before(async (request) => {
      const { id } = await request.server.users.storage.db
        .selectFrom('users')
        .select('id')
        .orderBy('created_at')
        .limit(1)
        .executeTakeFirstOrThrow();
      const { usersCaller } = request;
      if (usersCaller) request.usersCaller = { ...usersCaller, id };
    }),
  },
]);
