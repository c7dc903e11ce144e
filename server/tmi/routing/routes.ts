import type { FastifyPluginAsync, RouteOptions } from 'fastify';
import fp from 'fastify-plugin';

/** A plugin that adds routes, and nothing else. */
export function routes(name: string, all: readonly RouteOptions[]): FastifyPluginAsync {
  return fp(
    async (app) => {
      for (const route of all) app.route(route);
    },
    { name: `${name} routes`, dependencies: ['media-types', 'request-checks', 'schemas'] },
  );
}
