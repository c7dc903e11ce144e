import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf, uuid } from '../../builder/schema.ts';
import { anyUser } from '../authz.ts';
import { failure } from '../errors/answer.ts';
import { operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import { ids } from '../samples.ts';
import { deliverySample, WebhookDelivery } from '../schemas/webhook-delivery.ts';
import { foreignWebhook } from './webhooks.ts';

const tag = 'Webhooks';
const collection = '/webhooks/deliveries';

export const webhookDeliveryOperations: readonly Operation[] = [
  operation({
    id: 'listWebhookDeliveries',
    method: 'get',
    path: collection,
    tag,
    action: 'list webhook deliveries',
    authz: anyUser,
    query: [...paging, filter('subscription_id', 'Only those of this subscription', uuid(), ids.webhook)],
    responses: {
      200: {
        description: 'The deliveries to the caller, newest first',
        content: jsonContent(arrayOf(WebhookDelivery), { one_delivery: { value: [deliverySample] } }),
      },
    },
    failures: {
      403: { foreign_subscription: failure('access denied', 'access denied') },
      404: { subscription_not_found: failure('not_found', 'subscription not found') },
    },
    documented: { S0: [400, 401, 403, 404, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'getWebhookDelivery',
    method: 'get',
    path: `${collection}/{delivery_id}`,
    tag,
    action: 'get webhook delivery',
    authz: anyUser,
    responses: {
      200: {
        description: 'The delivery',
        content: jsonContent(WebhookDelivery, { delivery: { value: deliverySample } }),
      },
    },
    failures: { 403: foreignWebhook },
    documented: { S0: [400, 401, 403, 404, 429, 500], derived: [200, 406] },
  }),
];
