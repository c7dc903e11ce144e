import { now, secondsFromNow } from '../clock.ts';
import { hashOf, newSecret } from '../sessions/repository.ts';
import type { Db, LoginAttemptRow, LoginCodeRow } from '../storage/tables.ts';

export async function insertAttempt(
  db: Db,
  attempt: Omit<LoginAttemptRow, 'expires_at'>,
  seconds: number,
): Promise<void> {
  await db
    .insertInto('login_attempts')
    .values({ ...attempt, expires_at: secondsFromNow(seconds) })
    .execute();
}

/** The attempt that comes back with this state; it can come back once. */
export async function takeAttempt(db: Db, state: string): Promise<LoginAttemptRow | undefined> {
  const attempt = await db
    .deleteFrom('login_attempts')
    .where('state', '=', state)
    .returningAll()
    .executeTakeFirst();
  return attempt && attempt.expires_at > now() ? attempt : undefined;
}

/** A code for the client to exchange. */
export async function insertCode(
  db: Db,
  login: Omit<LoginCodeRow, 'hash' | 'expires_at'>,
  seconds: number,
): Promise<string> {
  const code = newSecret();
  await db
    .insertInto('login_codes')
    .values({ ...login, hash: hashOf(code), expires_at: secondsFromNow(seconds) })
    .execute();
  return code;
}

/** The login of a code; a code can be taken once. */
export async function takeCode(db: Db, code: string): Promise<LoginCodeRow | undefined> {
  const login = await db
    .deleteFrom('login_codes')
    .where('hash', '=', hashOf(code))
    .returningAll()
    .executeTakeFirst();
  return login && login.expires_at > now() ? login : undefined;
}

/** What nobody came back for. */
export async function deleteExpiredLogins(db: Db): Promise<void> {
  await db.deleteFrom('login_attempts').where('expires_at', '<', now()).execute();
  await db.deleteFrom('login_codes').where('expires_at', '<', now()).execute();
  await db.deleteFrom('deletion_challenges').where('expires_at', '<', now()).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', now()).execute();
}
