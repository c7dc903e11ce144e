import type { DeliveryRow, WebhookRow } from '../storage/webhook-tables.ts';

/** A subscription, without what is secret about it. */
export interface WebhookView {
  readonly id: string;
  readonly [member: string]: unknown;
}

export function viewWebhook(webhook: WebhookRow): WebhookView {
  const { secret: _, challenge: __, next_challenge_at: ___, events, ...shown } = webhook;
  return { ...shown, events: JSON.parse(events) };
}

/** A delivery; it is not sent again when it has arrived or was given up. */
export function viewDelivery(delivery: DeliveryRow): object {
  const { id, webhook_id, event_type, payload, status, attempts, last_error } = delivery;
  return {
    id,
    subscription_id: webhook_id,
    event_type,
    payload: JSON.parse(payload),
    status,
    attempts,
    next_retry_at: status === 'pending' ? delivery.next_attempt_at : null,
    last_error,
    created_at: delivery.created_at,
    delivered_at: delivery.delivered_at,
  };
}
