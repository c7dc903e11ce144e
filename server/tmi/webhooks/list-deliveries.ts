import { pageOf } from '../lists/paging.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { deliveriesTo } from './delivery-repository.ts';
import { viewDelivery } from './view.ts';
import { ownWebhook } from './webhook-in-path.ts';

interface Query {
  readonly subscription_id?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** GET /webhooks/deliveries: those of all subscriptions of the caller, or of one of them. */
export const listDeliveries = operation<{ Querystring: Query }>({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/webhooks/deliveries',
  action: 'list webhook deliveries',
  authz: anyUser,
  handler: async (request) => {
    const { subscription_id } = request.query;
    const webhook = subscription_id === undefined ? undefined : await ownWebhook(request, subscription_id);
    const page = pageOf(request.query);
    const all = await deliveriesTo(dbOf(request), callerOf(request).id, webhook?.id, page);
    return all.map(viewDelivery);
  },
});
