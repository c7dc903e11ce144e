import type { FastifyContextConfig, FastifyInstance } from 'fastify';

/** What a test reads of the policy of any operation. */
interface Named {
  readonly method: string;
  readonly path: string;
}

/** The policies of the routes of a server, by "GET /pets/{petId}". The server has no plugin loaded yet, and is closed. */
export async function registeredPolicies<Policy extends Named>(
  app: FastifyInstance,
  policyIn: (config: FastifyContextConfig) => Policy | undefined,
): Promise<ReadonlyMap<string, Policy>> {
  const found = new Map<string, Policy>();
  app.addHook('onRoute', ({ method, url, config, ...route }) => {
    // OpenAPI has no word for WebSockets.
    if ('websocket' in route && route.websocket) return;
    // Every GET has a HEAD beside it, which RFC 9110 wants and no document lists.
    if (method === 'HEAD') return;
    const policy = config && policyIn(config);
    if (!policy) throw new Error(`${String(method)} ${url} has no policy`);
    found.set(`${policy.method} ${policy.path}`, policy);
  });
  await app.ready();
  await app.close();
  return found;
}
