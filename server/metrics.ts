import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where Prometheus finds the metrics; null while it finds none. */
    metricsUrl: string | null;
  }
}

/**
 * Metrics for Prometheus, on a port of the loopback interface that no client of the API reaches.
 *
 * @param port 0 for any, below 0 for no metrics at all
 */
export const metrics = fp<{ readonly port: number }>(
  async (app, { port }) => {
    app.decorate('metricsUrl', null);
    if (port < 0) return;
    const { collectDefaultMetrics, Histogram, Registry } = await import('prom-client');
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const seconds = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long requests take, by operation and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [registry],
    });
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'unknown';
      const labels = { method: request.method, route, status: reply.statusCode };
      seconds.observe(labels, reply.elapsedTime / 1000);
    });
    const server = createServer(async (_request, response) => {
      response.setHeader('content-type', registry.contentType);
      response.end(await registry.metrics());
    });
    app.addHook('onReady', async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      app.metricsUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
    });
    app.addHook('onClose', async () => {
      server.closeAllConnections();
      server.close();
    });
  },
  { name: 'metrics' },
);
