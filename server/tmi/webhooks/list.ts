import { pageOf } from '../lists/paging.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { webhooksOf } from './repository.ts';
import { viewWebhook } from './view.ts';

interface Query {
  readonly threat_model_id?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** GET /webhooks: everybody's own. */
export const listWebhooks = operation<{ Querystring: Query }>({
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  action: 'list webhooks',
  authz: anyUser,
  handler: async (request) => {
    const { threat_model_id } = request.query;
    const page = pageOf(request.query);
    const all = await webhooksOf(dbOf(request), callerOf(request).id, threat_model_id?.toLowerCase(), page);
    return all.map(viewWebhook);
  },
});
