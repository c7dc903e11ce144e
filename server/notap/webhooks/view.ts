import type { DeliveryRow, WebhookRow } from '../storage/tables.ts';

/** Without the secret. */
export function webhookView(row: WebhookRow): object {
  return {
    id: row.id,
    url: row.url,
    events: JSON.parse(row.events),
    status: row.status,
    retryConfig: { maxAttempts: row.max_attempts, backoffMultiplier: row.backoff },
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.description === null ? {} : { description: row.description }),
  };
}

export function deliveryView({ id, status, status_code, response_time }: DeliveryRow): object {
  return { id, status, statusCode: status_code, responseTime: response_time };
}

export function logView(row: DeliveryRow): object {
  return {
    ...deliveryView(row),
    event: row.event,
    attempts: row.attempts,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
