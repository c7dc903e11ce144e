import { sql } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import { roleOf } from '../access/roles.ts';
import { now } from '../clock.ts';
import type { Event } from '../events/event.ts';
import { findUser } from '../people/repository.ts';
import type { Db } from '../storage/tables.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { entriesOf } from '../threat-models/authorization-repository.ts';
import { queueDelivery } from './outbox.ts';

/** Queues a delivery for every subscription that wants to hear of an event, and may. */
export async function tellSubscribers(db: Db, event: Event): Promise<void> {
  const { ownerId, threatModelId } = event;
  const webhooks = await concerned(db, { ownerId, threatModelId });
  if (webhooks.length === 0) return;
  const payload = payloadOf(event);
  for (const webhook of webhooks) {
    if (!wants(webhook, event) || !(await mayHear(db, webhook, event))) continue;
    await queueDelivery(db, { webhookId: webhook.id, eventType: event.type, payload });
  }
}

function payloadOf({ type, threatModelId, ownerId, resourceId, data }: Event): object {
  return {
    event_type: type,
    threat_model_id: threatModelId,
    resource_id: resourceId,
    resource_type: type.split('.')[0],
    owner_id: ownerId,
    timestamp: now(),
    data,
  };
}

/**
 * Those for this threat model, and those of its owner for everything that they own; verified ones only. They cannot be
 * deleted before the event is stored, because then it could not be.
 */
const concerned = prepared((db: Db, about: { readonly ownerId: string; readonly threatModelId: string }) =>
  db
    .selectFrom('webhooks')
    .selectAll()
    // Written out: with a parameter, SQLite plans the query anew for every value, because of an index with a status.
    .where('status', '=', sql.lit('active'))
    .where((or) =>
      or.or([
        or('threat_model_id', '=', about.threatModelId),
        or.and([or('threat_model_id', 'is', null), or('owner_id', '=', about.ownerId)]),
      ]),
    )
    .orderBy('id')
    .forKeyShare(),
);

function wants({ events }: WebhookRow, { type }: Event): boolean {
  const wanted: readonly string[] = JSON.parse(events);
  return wanted.includes('*') || wanted.includes(type);
}

/** Whoever could read the threat model when they subscribed may have lost that since. */
async function mayHear(
  db: Db,
  { owner_id }: WebhookRow,
  { ownerId, threatModelId }: Event,
): Promise<boolean> {
  if (owner_id === ownerId) return true;
  const subscriber = await findUser(db, owner_id);
  if (!subscriber) return false;
  const { id, provider } = subscriber;
  const groups = await groupsOf(db, id);
  return roleOf({ id, provider, groups }, await entriesOf(db, threatModelId)) !== undefined;
}

/** As their identity provider told when they logged in last. */
async function groupsOf(db: Db, userId: string): Promise<readonly string[]> {
  const session = await db
    .selectFrom('sessions')
    .select('groups')
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return session ? JSON.parse(session.groups) : [];
}
