import { now } from '../clock.ts';
import { anyUser } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { queueDelivery } from './outbox.ts';
import { countTest } from './quotas.ts';
import { heldWebhookInPath } from './webhook-in-path.ts';

/** POST /webhooks/{webhook_id}/test: sent once the receiver is verified, like everything else. */
export const testWebhook = operation<{ Body: { readonly event_type?: string } | null }>({
  id: 'testWebhook',
  method: 'POST',
  path: '/webhooks/{webhook_id}/test',
  action: 'test webhook',
  authz: anyUser,
  consumes: json,
  bodyOptional: true,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const webhook = await heldWebhookInPath(request);
    await countTest(db, webhook.owner_id, request.server.config);
    const delivery_id = await queueDelivery(db, {
      webhookId: webhook.id,
      eventType: request.body?.event_type ?? usualEvent(webhook),
      payload: {
        type: 'test',
        subscription_id: webhook.id,
        timestamp: now(),
        message: `A test of the webhook ${webhook.name}`,
      },
    });
    reply.code(202);
    return { delivery_id, message: 'Test delivery created and queued for sending', status: 'pending' };
  },
});

/** The first event that the subscription names. */
function usualEvent({ events }: WebhookRow): string {
  const [first] = (JSON.parse(events) as readonly string[]).filter((event) => event !== '*');
  return first ?? 'webhook.test';
}
