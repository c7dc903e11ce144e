import { anyUser } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { countDeletion } from './quotas.ts';
import { deleteWebhook } from './repository.ts';
import { heldWebhookInPath } from './webhook-in-path.ts';

/** DELETE: nothing is sent any more, not even what was queued before. */
export const removeWebhook = operation({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/{webhook_id}',
  action: 'delete webhook',
  authz: anyUser,
  produces: nothing,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const webhook = await heldWebhookInPath(request);
    await countDeletion(db, webhook.owner_id, request.server.config);
    await deleteWebhook(db, webhook.id);
    reply.code(204);
  },
});
