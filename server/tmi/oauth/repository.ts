import { now, secondsFromNow } from '../clock.ts';
import { endSession, hashOf, newSecret } from '../sessions/repository.ts';
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

/** The code is used, and this is the session that came of it. */
export async function rememberUsedCode(
  db: Db,
  { hash, expires_at }: LoginCodeRow,
  session_id: string,
): Promise<void> {
  await db.insertInto('used_login_codes').values({ hash, session_id, expires_at }).execute();
}

/** Ends the session that came of a code, if one did. */
export async function endSessionOfUsedCode(db: Db, code: string): Promise<void> {
  const used = await db
    .selectFrom('used_login_codes')
    .select('session_id')
    .where('hash', '=', hashOf(code))
    .executeTakeFirst();
  if (used) await endSession(db, used.session_id);
}

/** What nobody came back for. */
export async function deleteExpiredLogins(db: Db): Promise<void> {
  await db.deleteFrom('login_attempts').where('expires_at', '<', now()).execute();
  await db.deleteFrom('login_codes').where('expires_at', '<', now()).execute();
  await db.deleteFrom('used_login_codes').where('expires_at', '<', now()).execute();
  await db.deleteFrom('saml_logouts').where('expires_at', '<', now()).execute();
  await db.deleteFrom('deletion_challenges').where('expires_at', '<', now()).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', now()).execute();
}
