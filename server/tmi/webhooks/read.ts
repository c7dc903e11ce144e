import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { viewWebhook } from './view.ts';
import { webhookInPath } from './webhook-in-path.ts';

/** GET /webhooks/{webhook_id} */
export const readWebhook = operation({
  id: 'getWebhook',
  method: 'GET',
  path: '/webhooks/{webhook_id}',
  action: 'get webhook',
  authz: anyUser,
  handler: async (request) => viewWebhook(await webhookInPath(request)),
});
