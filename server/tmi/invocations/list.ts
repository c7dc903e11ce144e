import { pageOf } from '../lists/paging.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { listInvocations } from './repository.ts';
import { viewInvocation } from './view.ts';

interface Query {
  readonly status?: string;
  readonly addon_id?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** GET /invocations: everybody's own, and all for administrators. */
export const listOfInvocations = operation<{ Querystring: Query }>({
  id: 'listInvocations',
  method: 'GET',
  path: '/invocations',
  action: 'list invocations',
  authz: anyUser,
  handler: async (request) => {
    const { id, isAdministrator } = callerOf(request);
    const { status, addon_id } = request.query;
    const filter = {
      invokedBy: isAdministrator ? undefined : id,
      status,
      addonId: addon_id?.toLowerCase(),
    };
    const all = await listInvocations(dbOf(request), filter, pageOf(request.query));
    return all.map(viewInvocation);
  },
});
