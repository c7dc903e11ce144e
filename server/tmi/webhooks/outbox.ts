import { prepared } from '../../storage/prepared.ts';
import { newId, now } from '../clock.ts';
import type { Db } from '../storage/tables.ts';
import type { DeliveryRow } from '../storage/webhook-tables.ts';

/** Transactions that left something to send. */
const touched = new WeakSet<Db>();

/** Says that the transaction leaves something to send, so that nobody has to wait until it is looked for. */
export function leaveWork(db: Db): void {
  touched.add(db);
}

export function hasLeftWork(db: Db): boolean {
  return touched.has(db);
}

export interface Parcel {
  /** A new one, if nothing is said. */
  readonly id?: string;
  readonly webhookId: string;
  readonly eventType: string;
  readonly payload: object;
}

/** Stores what is to be sent, in the transaction of what it tells about: it is sent if that happened, and only then. */
export async function queueDelivery(
  db: Db,
  { id = newId(), webhookId, eventType, payload }: Parcel,
): Promise<string> {
  const moment = now();
  await insert(db, {
    id,
    webhook_id: webhookId,
    event_type: eventType,
    payload: JSON.stringify(payload),
    status: 'pending',
    attempts: 0,
    next_attempt_at: moment,
    claim: null,
    last_error: null,
    created_at: moment,
    delivered_at: null,
  });
  leaveWork(db);
  return id;
}

const insert = prepared((db: Db, row: DeliveryRow) => db.insertInto('webhook_deliveries').values(row));
