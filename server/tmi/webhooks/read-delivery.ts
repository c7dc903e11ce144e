import { fail } from '../errors/api-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { findDelivery } from './delivery-repository.ts';
import { viewDelivery } from './view.ts';
import { ownWebhook } from './webhook-in-path.ts';

/** GET /webhooks/deliveries/{delivery_id} */
export const readDelivery = operation<{ Params: { readonly delivery_id: string } }>({
  id: 'getWebhookDelivery',
  method: 'GET',
  path: '/webhooks/deliveries/{delivery_id}',
  action: 'get webhook delivery',
  authz: anyUser,
  handler: async (request) => {
    const delivery = await findDelivery(dbOf(request), request.params.delivery_id.toLowerCase());
    if (!delivery) throw fail('delivery_not_found');
    await ownWebhook(request, delivery.webhook_id);
    return viewDelivery(delivery);
  },
});
