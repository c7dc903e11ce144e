import { sql } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import { newId, now, secondsFromNow } from '../clock.ts';
import type { Page } from '../lists/paging.ts';
import type { Db } from '../storage/tables.ts';
import type { DeliveryRow } from '../storage/webhook-tables.ts';

export async function findDelivery(db: Db, id: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Deliveries to the subscriptions of somebody, newest first; of one subscription only, if it is named. */
export async function deliveriesTo(
  db: Db,
  ownerId: string,
  webhookId: string | undefined,
  { limit, offset }: Page,
): Promise<DeliveryRow[]> {
  const all = db
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .selectAll('webhook_deliveries')
    .where('webhooks.owner_id', '=', ownerId);
  const wanted = webhookId === undefined ? all : all.where('webhooks.id', '=', webhookId);
  return wanted
    .orderBy('webhook_deliveries.created_at', 'desc')
    .orderBy('webhook_deliveries.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** An attempt that is under way. */
export type ClaimedDelivery = DeliveryRow & { readonly claim: string };

/**
 * Takes the delivery that has been due for longest, for one attempt. Of all instances, one gets it; if that one dies,
 * it is due again when the lease is over. Nothing is taken for a receiver that is not verified yet.
 *
 * @param busy subscriptions that have enough under way
 */
export async function claimDelivery(
  db: Db,
  leaseSeconds: number,
  busy: readonly string[],
): Promise<ClaimedDelivery | undefined> {
  const claim = newId();
  const [row] = await claimDue(db, { claim, now: now(), until: secondsFromNow(leaseSeconds), busy });
  return row && { ...row, claim };
}

interface Claim {
  readonly claim: string;
  readonly now: string;
  readonly until: string;
  readonly busy: readonly string[];
}

/** Asked after every request that has left something to send, and after every delivery. */
const claimDue = prepared((db: Db, { claim, now, until, busy }: Claim) =>
  db
    .updateTable('webhook_deliveries')
    .set({ claim, attempts: sql<number>`attempts + 1`, next_attempt_at: until })
    .where('id', '=', ({ selectFrom }) => {
      const due = selectFrom('webhook_deliveries as due')
        .innerJoin('webhooks', 'webhooks.id', 'due.webhook_id')
        .select('due.id')
        // Written out, so that the partial index is found.
        .where('due.status', '=', sql.lit('pending'))
        .where('due.next_attempt_at', '<=', now)
        .where('webhooks.status', '!=', 'pending_verification');
      return (busy.length === 0 ? due : due.where('due.webhook_id', 'not in', busy))
        .orderBy('due.next_attempt_at')
        .orderBy('due.id')
        .limit(1)
        .forUpdate('due')
        .skipLocked();
    })
    .returningAll(),
);

/** What becomes of a delivery after an attempt. */
export type Verdict = Pick<DeliveryRow, 'status' | 'last_error'> &
  Partial<Pick<DeliveryRow, 'next_attempt_at' | 'delivered_at'>>;

/** Writes how an attempt went; false if it is not under way any more, because it took longer than its lease. */
export async function finishAttempt(
  db: Db,
  { id, claim }: ClaimedDelivery,
  verdict: Verdict,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_deliveries')
    .set({ ...verdict, claim: null })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives up what waits to be sent, because nobody needs it any more. */
export async function withdrawDelivery(db: Db, id: string, reason: string): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ status: 'failed', last_error: reason })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('claim', 'is', null)
    .execute();
}
