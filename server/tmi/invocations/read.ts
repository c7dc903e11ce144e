import { fail } from '../errors/api-error.ts';
import { anyUser } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import { findInvocation } from './repository.ts';
import { viewInvocation } from './view.ts';

/** GET /invocations/{invocation_id}: for whoever made it, and for administrators. */
export const readInvocation = operation<{ Params: { readonly invocation_id: string } }>({
  id: 'getInvocation',
  method: 'GET',
  path: '/invocations/{invocation_id}',
  action: 'get invocation',
  authz: anyUser,
  handler: async (request) => {
    const invocation = await findInvocation(dbOf(request), request.params.invocation_id.toLowerCase());
    if (!invocation) throw fail('invocation_not_found');
    const { id, isAdministrator } = callerOf(request);
    if (invocation.invoked_by !== id && !isAdministrator) throw fail('foreign_invocation');
    return viewInvocation(invocation);
  },
});
