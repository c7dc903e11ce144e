import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Handler, Policy } from '../../../server/tmi/routing/policy.ts';
import { means, type Operations } from '../sabotage.ts';

/** "PUT /threat_models/{threat_model_id}"; undefined where there is no operation. */
export function keyOf(policy: Policy | undefined): string | undefined {
  return policy && `${policy.method} ${policy.path}`;
}

/** Whether a request is one of those that are sabotaged. Requests for no operation at all belong to `*`. */
export function isAt(request: FastifyRequest, at: Operations): boolean {
  return means(at, keyOf(request.routeOptions?.config?.policy) ?? '');
}

/** What can be changed about a route. */
export interface ChangingRoute {
  handler: Handler;
  preValidation?: unknown;
}

/** Lets somebody see every operation that is meant, before its route is made. */
export function eachRoute(
  app: FastifyInstance,
  at: Operations,
  change: (route: ChangingRoute, policy: Policy) => void,
): void {
  app.addHook('onRoute', (route) => {
    const policy = route.config?.policy;
    const key = keyOf(policy);
    // Fastify makes a HEAD of every GET, by itself.
    if (!policy || key === undefined || route.method === 'HEAD' || !means(at, key)) return;
    change(route as unknown as ChangingRoute, policy);
  });
}
