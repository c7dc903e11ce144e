import { prepared } from '../../storage/prepared.ts';
import type { Db } from '../storage/tables.ts';
import type { Claims } from './signed-tokens.ts';

/**
 * Whether a token was revoked: by itself, or because its account is deleted, or not active or was not since the token was
 * issued.
 */
export async function isRevoked(
  db: Db,
  { jti, sub, epoch }: Pick<Claims, 'jti' | 'sub' | 'epoch'>,
): Promise<boolean> {
  const [holder] = await holderOf(db, { jti, id: sub });
  return holder === undefined || holder.is_active === 0 || holder.epoch !== epoch || holder.jti !== null;
}

const holderOf = prepared((db: Db, { jti, id }: { readonly jti: string; readonly id: string }) =>
  db
    .selectFrom('users')
    .leftJoin('blacklisted_tokens', (join) => join.on('blacklisted_tokens.jti', '=', jti))
    .where('users.id', '=', id)
    .select(['users.is_active', 'users.epoch', 'blacklisted_tokens.jti']),
);

/** Revokes a token; once more changes nothing. */
export async function revoke(db: Db, { jti, exp }: Pick<Claims, 'jti' | 'exp'>): Promise<void> {
  await db
    .insertInto('blacklisted_tokens')
    .values({ jti, expires_at: new Date(exp * 1000).toISOString() })
    .onConflict((conflict) => conflict.column('jti').doNothing())
    .execute();
}
