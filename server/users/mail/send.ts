import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Call } from '../routing/call.ts';
import { moment } from '../storage/stored.ts';
import type { MailPurpose, UserRow } from '../storage/tables.ts';

const HOUR = 3600;
const lifetimes: Readonly<Record<MailPurpose, number>> = { verification: 24 * HOUR, reset: HOUR };

type Where = Pick<Call, 'server' | 'db'>;

/** Mails somebody a token, which takes the place of an earlier one of its purpose. */
export async function mailToken(
  { server, db }: Where,
  { id, email }: Pick<UserRow, 'id' | 'email'>,
  purpose: MailPurpose,
): Promise<void> {
  const token = randomBytes(16).toString('hex');
  const expires_at = moment(server, lifetimes[purpose]);
  await forgetTokens(db, id, purpose);
  await db
    .insertInto('mailed_tokens')
    .values({ hash: hashOf(token), user_id: id, purpose, expires_at })
    .execute();
  const mail = { recipient: email, purpose, token, created_at: moment(server), expires_at };
  await db
    .insertInto('mails')
    .values({ id: randomUUID(), ...mail })
    .execute();
}

/** Whose token it is, if it still can be used. */
export async function holderOf(
  { server, db }: Where,
  token: string,
  purpose: MailPurpose,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('mailed_tokens')
    .select('user_id')
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', moment(server))
    .executeTakeFirst();
  return found?.user_id;
}

/** Uses a token: whose it was. Nobody can use it again. */
export async function useToken(
  { server, db }: Where,
  token: string,
  purpose: MailPurpose,
): Promise<string | undefined> {
  const used = await db
    .deleteFrom('mailed_tokens')
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', moment(server))
    .returning('user_id')
    .executeTakeFirst();
  return used?.user_id;
}

/** Nothing that was mailed to somebody for a purpose can be used any more. */
async function forgetTokens(db: Where['db'], id: string, purpose: MailPurpose): Promise<void> {
  await db.deleteFrom('mailed_tokens').where('user_id', '=', id).where('purpose', '=', purpose).execute();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
