import { prepared } from '../../storage/prepared.ts';
import { now, secondsFromNow } from '../clock.ts';
import { endSession, hashOf, newSecret } from '../sessions/repository.ts';
import type { Db, LoginAttemptRow, LoginCodeRow } from '../storage/tables.ts';

export async function insertAttempt(
  db: Db,
  attempt: Omit<LoginAttemptRow, 'expires_at'>,
  seconds: number,
): Promise<void> {
  await putAttempt(db, { ...attempt, expires_at: secondsFromNow(seconds) });
}

const putAttempt = prepared((db: Db, row: LoginAttemptRow) => db.insertInto('login_attempts').values(row));

/** The attempt that comes back with this state; it can come back once. */
export async function takeAttempt(db: Db, state: string): Promise<LoginAttemptRow | undefined> {
  const [attempt] = await deleteAttempt(db, { state });
  return attempt && attempt.expires_at > now() ? attempt : undefined;
}

const deleteAttempt = prepared((db: Db, { state }: { readonly state: string }) =>
  db.deleteFrom('login_attempts').where('state', '=', state).returningAll(),
);

/** A code for the client to exchange. */
export async function insertCode(
  db: Db,
  login: Omit<LoginCodeRow, 'hash' | 'expires_at'>,
  seconds: number,
): Promise<string> {
  const code = newSecret();
  await putCode(db, { ...login, hash: hashOf(code), expires_at: secondsFromNow(seconds) });
  return code;
}

const putCode = prepared((db: Db, row: LoginCodeRow) => db.insertInto('login_codes').values(row));

/** The login of a code; a code can be taken once. */
export async function takeCode(db: Db, code: string): Promise<LoginCodeRow | undefined> {
  const [login] = await deleteCode(db, { hash: hashOf(code) });
  return login && login.expires_at > now() ? login : undefined;
}

const deleteCode = prepared((db: Db, { hash }: { readonly hash: string }) =>
  db.deleteFrom('login_codes').where('hash', '=', hash).returningAll(),
);

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
