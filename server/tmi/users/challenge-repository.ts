import { now, secondsFromNow } from '../clock.ts';
import { hashOf } from '../sessions/repository.ts';
import type { Db } from '../storage/tables.ts';

/** Remembers what somebody has to bring back to delete their account, and says until when. */
export async function putChallenge(
  db: Db,
  userId: string,
  challenge: string,
  seconds: number,
): Promise<string> {
  const row = { user_id: userId, hash: hashOf(challenge), expires_at: secondsFromNow(seconds) };
  const { hash, expires_at } = row;
  await db
    .insertInto('deletion_challenges')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ hash, expires_at }))
    .execute();
  return expires_at;
}

/** Whether it is the challenge of this person; whatever it is, their challenge is used then. */
export async function takeChallenge(db: Db, userId: string, challenge: string): Promise<boolean> {
  const row = await db
    .deleteFrom('deletion_challenges')
    .where('user_id', '=', userId)
    .returningAll()
    .executeTakeFirst();
  return row !== undefined && row.hash === hashOf(challenge) && row.expires_at > now();
}
