import { type Recording, record } from '../audit/record.ts';
import { moment } from '../storage/stored.ts';
import type { Db, UserRow } from '../storage/tables.ts';
import type { ProviderName } from './provider.ts';

/** The account that somebody at a provider logs in to. */
export function findLinked(db: Db, provider: ProviderName, subject: string): Promise<UserRow | undefined> {
  return db
    .selectFrom('users')
    .innerJoin('social_accounts', 'social_accounts.user_id', 'users.id')
    .where('social_accounts.provider', '=', provider)
    .where('social_accounts.provider_user_id', '=', subject)
    .selectAll('users')
    .executeTakeFirst();
}

/**
 * From now on, this is the account of somebody at a provider. False if they have one: another login of theirs may have come
 * first.
 */
export async function link(
  call: Recording,
  provider: ProviderName,
  subject: string,
  userId: string,
): Promise<boolean> {
  const linked = await call.db
    .insertInto('social_accounts')
    .values({
      ...{ provider, provider_user_id: subject, user_id: userId },
      created_at: moment(call.server),
    })
    .onConflict((conflict) => conflict.columns(['provider', 'provider_user_id']).doNothing())
    .executeTakeFirst();
  if (Number(linked.numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await record(call, {
    ...{ event: 'AUDIT_PROVIDER_LINKED', resource: 'users', action: 'update', target: userId },
    metadata: { provider },
  });
  return true;
}
