import { newId } from '../credentials/random-texts.ts';
import type { Call } from '../routing/call.ts';

export const events = [
  'enrollment.created',
  'enrollment.verified',
  'enrollment.deleted',
  'verification.succeeded',
  'verification.failed',
  'payment.linked',
  'payment.unlinked',
] as const;
export type Event = (typeof events)[number];

/**
 * Writes down, in the transaction of what happened, that it is to be told to the webhooks of a developer. They are kept from
 * being deleted until it ends: a delivery of a webhook that is gone would undo what happened.
 */
export async function emit(
  { db, server }: Pick<Call, 'db' | 'server'>,
  developerId: string,
  event: Event,
  data: object,
): Promise<void> {
  const webhooks = await db
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('developer_id', '=', developerId)
    .where('status', '=', 'active')
    .orderBy('id')
    .forKeyShare()
    .execute();
  const listening = webhooks.filter((webhook) => (JSON.parse(webhook.events) as Event[]).includes(event));
  for (const { id } of listening) await queue({ db, server }, id, event, data);
}

/** One delivery, which is sent as soon as the transaction has ended; returns its identifier. */
export async function queue(
  { db, server }: Pick<Call, 'db' | 'server'>,
  webhookId: string,
  event: Event | 'webhook.test',
  data: object,
): Promise<string> {
  const now = server.clock();
  const id = newId('whd');
  const body = JSON.stringify({ id, event, created_at: new Date(now).toISOString(), data });
  await db
    .insertInto('deliveries')
    .values({
      ...{ id, webhook_id: webhookId, event, body, status: 'pending', status_code: null },
      ...{ response_time: null, attempts: 0, next_attempt_at: now, created_at: now },
    })
    .execute();
  return id;
}
