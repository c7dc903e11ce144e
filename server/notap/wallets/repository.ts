import type { Call } from '../routing/call.ts';
import type { WalletRow } from '../storage/tables.ts';
import { emit } from '../webhooks/emit.ts';

export function findWallet({ db }: Pick<Call, 'db'>, uuid: string): Promise<WalletRow | undefined> {
  return db.selectFrom('wallets').selectAll().where('uuid', '=', uuid).forUpdate().executeTakeFirst();
}

/** Whether there was one. */
export async function unlinkWallet(call: Pick<Call, 'db' | 'server'>, uuid: string): Promise<boolean> {
  const { numDeletedRows } = await call.db.deleteFrom('wallets').where('uuid', '=', uuid).executeTakeFirst();
  if (Number(numDeletedRows) === 0) return false;
  await tellDeveloper(call, uuid, 'payment.unlinked');
  return true;
}

/** Tells the developer who enrolled a user; nobody, if the user is not enrolled. */
export async function tellDeveloper(
  call: Pick<Call, 'db' | 'server'>,
  uuid: string,
  event: 'payment.linked' | 'payment.unlinked',
): Promise<void> {
  const row = await call.db
    .selectFrom('enrollments')
    .select('developer_id')
    .where('uuid', '=', uuid)
    .executeTakeFirst();
  if (row) await emit(call, row.developer_id, event, { user_uuid: uuid });
}
