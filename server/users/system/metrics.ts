import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { requestMetrics } from '../../request-metrics.ts';
import { everyone } from '../routing/authz.ts';
import type { Policy } from '../routing/policy.ts';

const policy: Policy = {
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  authz: everyone,
  // Prometheus gets its format, whatever it asks for.
  produces: [],
};

/** GET /metrics: what is measured of all requests. */
export const metrics = fp(
  async (app) => {
    const registry = await requestMetrics(app);
    app.route({
      method: policy.method,
      url: policy.path,
      config: { users: policy },
      handler: async (_request: FastifyRequest, reply: FastifyReply) => {
        reply.type(registry.contentType);
        return registry.metrics();
      },
    });
  },
  { name: 'metrics-route', dependencies: ['media-types'] },
);
