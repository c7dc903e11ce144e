import { randomInt } from 'node:crypto';
import type { UsersServer } from '../routing/call.ts';
import type { Db } from '../storage/tables.ts';

/** S, "2FA Support": for whoever lost their authenticator; each is good for one login. */
interface BackupCode {
  readonly code: string;
  readonly hash: string;
}

const COUNT = 10;
const LENGTH = 8;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function newBackupCodes({ passwords }: Pick<UsersServer, 'passwords'>): Promise<BackupCode[]> {
  const codes = Array.from({ length: COUNT }, newCode);
  return Promise.all(codes.map(async (code) => ({ code, hash: await passwords.hash(code) })));
}

function newCode(): string {
  return Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
}

/** They take the place of earlier ones. */
export async function storeBackupCodes(db: Db, user_id: string, codes: readonly BackupCode[]): Promise<void> {
  await forgetBackupCodes(db, user_id);
  await db
    .insertInto('backup_codes')
    .values(codes.map(({ hash }) => ({ user_id, hash })))
    .execute();
}

export async function forgetBackupCodes(db: Db, user_id: string): Promise<void> {
  await db.deleteFrom('backup_codes').where('user_id', '=', user_id).execute();
}

/** The stored form of a code that somebody has; undefined for a wrong one. */
export async function storedFormOf(
  db: Db,
  { passwords }: Pick<UsersServer, 'passwords'>,
  { userId, code }: { readonly userId: string; readonly code: string },
): Promise<string | undefined> {
  // A code of the authenticator is shorter: nothing has to be hashed for it.
  if (code.length !== LENGTH) return undefined;
  const kept = await db.selectFrom('backup_codes').select('hash').where('user_id', '=', userId).execute();
  const matches = await Promise.all(kept.map(({ hash }) => passwords.matches(code, hash)));
  return kept.find((_, index) => matches[index])?.hash;
}

/** Uses a code up: whether nobody did so before. */
export async function useBackupCode(db: Db, user_id: string, hash: string): Promise<boolean> {
  const used = await db
    .deleteFrom('backup_codes')
    .where('user_id', '=', user_id)
    .where('hash', '=', hash)
    .returning('hash')
    .executeTakeFirst();
  return used !== undefined;
}
