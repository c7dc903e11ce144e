import { sql } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import type { Db, DeliveryRow, WebhookRow } from '../storage/tables.ts';
import { type Attempt, hasArrived } from './deliver.ts';
import { TEST } from './emit.ts';

export interface DeliveryTerms {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Before the first retry. */
  readonly retryMs: number;
  /** Failed deliveries in a row after which a webhook is disabled. */
  readonly failureLimit: number;
}

/**
 * Takes the delivery that has been due for longest, for one attempt. Of all instances, one gets it; if that one dies, it is
 * due again when the lease is over.
 */
export async function claimDelivery(db: Db, now: number, leaseMs: number): Promise<DeliveryRow | undefined> {
  const [delivery] = await claimOldest(db, { now, until: now + leaseMs });
  return delivery;
}

/** Asked after nearly every request. */
const claimOldest = prepared((db: Db, { now, until }: { readonly now: number; readonly until: number }) =>
  db
    .updateTable('deliveries')
    .set({ attempts: sql<number>`attempts + 1`, next_attempt_at: until })
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('deliveries as due')
        .select('due.id')
        .where('due.status', '=', 'pending')
        .where('due.next_attempt_at', '<=', now)
        .orderBy('due.next_attempt_at')
        .orderBy('due.id')
        .limit(1)
        .forUpdate('due')
        .skipLocked(),
    )
    .returningAll(),
);

/** Takes this delivery, if it is still to be sent and nobody else has taken it. */
export function claimThis(
  db: Db,
  id: string,
  now: number,
  leaseMs: number,
): Promise<DeliveryRow | undefined> {
  return db
    .updateTable('deliveries')
    .set({ attempts: sql<number>`attempts + 1`, next_attempt_at: now + leaseMs })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('next_attempt_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
}

export function findWebhook(db: Db, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Stores how an attempt went; a test has only one. What was deleted meanwhile stays deleted. */
export async function settle(
  db: Db,
  delivery: DeliveryRow,
  webhook: WebhookRow,
  attempt: Attempt,
  { now, retryMs, failureLimit }: DeliveryTerms,
): Promise<DeliveryRow> {
  const arrived = hasArrived(attempt);
  const isLast = delivery.event === TEST || delivery.attempts >= webhook.max_attempts;
  const pause = retryMs * webhook.backoff ** (delivery.attempts - 1);
  const settled: DeliveryRow = {
    ...delivery,
    status: arrived ? 'delivered' : isLast ? 'failed' : 'pending',
    status_code: attempt.status ?? null,
    response_time: attempt.took,
    next_attempt_at: now + Math.round(pause),
  };
  const { id, webhook_id: _, ...values } = settled;
  await db.updateTable('deliveries').set(values).where('id', '=', id).execute();
  if (settled.status === 'pending') return settled;
  const failures = arrived ? 0 : webhook.failures + 1;
  await db
    .updateTable('webhooks')
    .set({ failures, ...(failures >= failureLimit ? { status: 'disabled' as const } : {}) })
    .where('id', '=', webhook.id)
    .execute();
  return settled;
}
