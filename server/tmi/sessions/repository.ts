import { createHash, randomBytes } from 'node:crypto';
import { prepared } from '../../storage/prepared.ts';
import { newId, now, secondsFromNow } from '../clock.ts';
import type { Db, RefreshTokenRow, SessionRow, UserRow } from '../storage/tables.ts';

/** A session that lives, and whose it is. */
export interface LivingSession {
  readonly user: UserRow;
  readonly groups: readonly string[];
}

/** What stands in the database for a secret that the client keeps. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** 256 bits that nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export async function beginSession(
  db: Db,
  userId: string,
  groups: readonly string[],
  seconds: number,
): Promise<string> {
  const id = newId();
  await insertSession(db, {
    id,
    user_id: userId,
    groups: JSON.stringify(groups),
    created_at: now(),
    expires_at: secondsFromNow(seconds),
    ended_at: null,
  });
  return id;
}

const insertSession = prepared((db: Db, row: SessionRow) => db.insertInto('sessions').values(row));

const selectLivingSession = prepared((db: Db, { id }: { readonly id: string }) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('users')
    .select('sessions.groups')
    .where('sessions.id', '=', id)
    .where('sessions.ended_at', 'is', null),
);

/** The session of this id, if it goes on; a deleted user has none. */
export async function livingSession(db: Db, id: string): Promise<LivingSession | undefined> {
  const [row] = await selectLivingSession(db, { id });
  if (!row) return undefined;
  const { groups, ...user } = row;
  return { user, groups: JSON.parse(groups) };
}

/** From now on it lasts this long. */
export async function prolongSession(db: Db, id: string, seconds: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ expires_at: secondsFromNow(seconds) })
    .where('id', '=', id)
    .execute();
}

/** Its tokens are good no more, access tokens and refresh tokens. */
export async function endSession(db: Db, id: string): Promise<void> {
  await db.updateTable('sessions').set({ ended_at: now() }).where('id', '=', id).execute();
  await db.deleteFrom('refresh_tokens').where('session_id', '=', id).execute();
}

export async function insertRefreshToken(db: Db, sessionId: string, seconds: number): Promise<string> {
  const token = newSecret();
  await insertToken(db, {
    hash: hashOf(token),
    session_id: sessionId,
    expires_at: secondsFromNow(seconds),
    used_at: null,
  });
  return token;
}

const insertToken = prepared((db: Db, row: RefreshTokenRow) => db.insertInto('refresh_tokens').values(row));

/** What a refresh token turns out to be. */
export type RefreshOutcome =
  | { readonly kind: 'good'; readonly sessionId: string }
  | { readonly kind: 'reused'; readonly sessionId: string }
  | { readonly kind: 'unknown' };

/**
 * Uses a refresh token up. Of several that use it at once, one finds it good. The session is locked before its token, in
 * the order in which a session is ended: the other way round, two requests could each wait for what the other one has.
 */
export async function useRefreshToken(db: Db, token: string): Promise<RefreshOutcome> {
  const hash = hashOf(token);
  await db
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', db.selectFrom('refresh_tokens').select('session_id').where('hash', '=', hash))
    .forUpdate()
    .execute();
  const used = await db
    .updateTable('refresh_tokens')
    .set({ used_at: now() })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .returning('session_id')
    .executeTakeFirst();
  if (used) return { kind: 'good', sessionId: used.session_id };
  const known = await db
    .selectFrom('refresh_tokens')
    .select('session_id')
    .where('hash', '=', hash)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
  return known ? { kind: 'reused', sessionId: known.session_id } : { kind: 'unknown' };
}

/** The session of a refresh token that could still be used. */
export async function sessionOfRefreshToken(db: Db, token: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('refresh_tokens')
    .select('session_id')
    .where('hash', '=', hashOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return row?.session_id;
}
