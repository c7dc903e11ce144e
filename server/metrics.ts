import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fp from 'fastify-plugin';
import { requestMetrics } from './request-metrics.ts';

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
    const registry = await requestMetrics(app);
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
