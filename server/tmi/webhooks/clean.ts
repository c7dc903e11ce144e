import { now, secondsFromNow } from '../clock.ts';
import type { Config } from '../config.ts';
import { deleteOldInvocations } from '../invocations/repository.ts';
import type { Db } from '../storage/tables.ts';

const DAY = 86_400;
/** So long, at least, a subscriber can see that a subscription was given up. */
const LAST_LOOK_SECONDS = 3600;

/** Deletes what was given up and what is old, and gives up what nobody has used for long. */
export async function clean(db: Db, config: Config): Promise<void> {
  const unused = secondsFromNow(-config.WEBHOOK_UNUSED_DAYS * DAY);
  await db
    .updateTable('webhooks')
    .set({ status: 'pending_delete', modified_at: now() })
    .where('status', '=', 'active')
    .where('modified_at', '<', unused)
    .where((or) => or.or([or('last_successful_use', 'is', null), or('last_successful_use', '<', unused)]))
    .execute();
  await db
    .deleteFrom('webhooks')
    .where('status', '=', 'pending_delete')
    .where('modified_at', '<', secondsFromNow(-LAST_LOOK_SECONDS))
    .execute();
  await db
    .deleteFrom('webhook_deliveries')
    .where('status', '!=', 'pending')
    .where('created_at', '<', secondsFromNow(-config.WEBHOOK_DELIVERY_DAYS * DAY))
    .execute();
  await db.deleteFrom('webhook_uses').where('created_at', '<', secondsFromNow(-DAY)).execute();
  await deleteOldInvocations(db, secondsFromNow(-config.INVOCATION_DAYS * DAY));
}
