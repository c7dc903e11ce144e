import { pageOf } from '../lists/paging.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import { viewAddon } from './addon.ts';
import { listAddons } from './repository.ts';

interface Query {
  readonly threat_model_id?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** GET /addons: everybody sees all. */
export const listOfAddons = operation<{ Querystring: Query }>({
  id: 'listAddons',
  method: 'GET',
  path: '/addons',
  action: 'list add-ons',
  authz: anyUser,
  handler: async (request) => {
    const { threat_model_id } = request.query;
    const all = await listAddons(dbOf(request), threat_model_id?.toLowerCase(), pageOf(request.query));
    return all.map(viewAddon);
  },
});
