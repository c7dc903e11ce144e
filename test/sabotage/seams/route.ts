import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { means, type Operations } from '../sabotage.ts';

/** What a server declares of an operation, whichever server it is. */
interface Declared {
  readonly method: string;
  readonly path: string;
}

type Config = Pick<FastifyContextConfig, 'policy' | 'tasky' | 'users' | 'notap'>;

function declaredIn({ policy, tasky, users, notap }: Config = {}): Declared | undefined {
  return policy ?? tasky ?? users ?? notap;
}

/** "PUT /threat_models/{threat_model_id}"; undefined where there is no operation. */
export function keyIn(config: Config | undefined): string | undefined {
  const declared = declaredIn(config);
  return declared && `${declared.method} ${declared.path}`;
}

/** Whether a request is one of those that are sabotaged. Requests for no operation at all belong to `*`. */
export function isAt(request: FastifyRequest, at: Operations): boolean {
  return means(at, keyIn(request.routeOptions?.config) ?? '');
}

/** What can be changed about a route. */
export interface ChangingRoute {
  handler: (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  preValidation?: unknown;
}

/** Lets somebody see every operation that is meant, before its route is made. */
export function eachRoute(
  app: FastifyInstance,
  at: Operations,
  change: (route: ChangingRoute, declared: object) => void,
): void {
  app.addHook('onRoute', (route) => {
    const declared = declaredIn(route.config);
    const key = keyIn(route.config);
    // Fastify makes a HEAD of every GET, by itself.
    if (!declared || key === undefined || route.method === 'HEAD' || !means(at, key)) return;
    change(route as unknown as ChangingRoute, declared);
  });
}
