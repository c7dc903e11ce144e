import websocket from '@fastify/websocket';
import fp from 'fastify-plugin';
import { repeat } from '../../repeat.ts';
import { scopeAfter } from './check-after.ts';
import { checkConnection, correctState } from './check-connections.ts';
import { forEachSocket } from './for-each-socket.ts';
import { type Hub, hub } from './hub.ts';
import { TOPIC, tell } from './notice.ts';
import { serveSocket } from './serve-socket.ts';
import { admitSocket, arrivalOf, authenticate, SOCKET_PATH } from './socket-route.ts';
import { sweep } from './sweep.ts';

/** Adds the WebSocket on which people work on a diagram together. */
export const collaboration = fp(
  async (app) => {
    const { config } = app;
    const place = { storage: app.storage, bus: app.bus };
    const check = forEachSocket(app.log, (socket) => checkConnection(place, socket));
    const correct = forEachSocket(app.log, (socket) => correctState(place, socket));
    const sockets = hub(check);
    const closing = leaveTaking(sockets);
    const rules = {
      pingMs: config.COLLABORATION_PING_MS,
      idleSeconds: config.COLLABORATION_IDLE_SECONDS,
      // Three sweeps may go by before an instance that says nothing counts as dead.
      keepSeconds: Math.max(1, (3 * config.COLLABORATION_SWEEP_MS) / 1000),
    };
    await app.register(websocket, {
      options: { maxPayload: config.COLLABORATION_MESSAGE_BYTES, clientTracking: true },
      preClose: closing.close,
      errorHandler: (error, socket, request) => {
        // What comes over the network is the client's doing: too long, or no WebSocket frame at all.
        request.log.info({ reason: error.message }, 'a collaboration socket failed');
        if (socket.readyState === socket.OPEN) socket.terminate();
      },
    });
    const missed = (): void => {
      check(sockets.seated());
      correct(sockets.seated());
    };
    app.bus.subscribe(TOPIC, { hear: sockets.hear, missed });
    const context = { place, hub: sockets, rules, isClosing: closing.isClosing, waitFor: closing.waitFor };
    app.route({
      method: 'GET',
      url: SOCKET_PATH,
      exposeHeadRoute: false,
      websocket: true,
      onRequest: authenticate,
      preHandler: admitSocket,
      handler: (socket, request) => serveSocket(context, socket, request, arrivalOf(request)),
    });
    repeat(app, config.COLLABORATION_PING_MS, async () => {
      for (const connection of sockets.all()) connection.probe();
    });
    repeat(app, config.COLLABORATION_SWEEP_MS, async () => {
      await sweep(place, sockets, rules);
      check(sockets.seated());
    });
    app.addHook('onResponse', async (request, reply) => {
      const scope = scopeAfter(request, reply);
      if (scope) await tell(app.bus, app.storage.db, { kind: 'check', ...scope });
    });
  },
  { name: 'collaboration', dependencies: ['config', 'storage', 'bus', 'sessions', 'schemas', 'errors'] },
);

/** Closes all sockets when the server closes, and waits until everybody has taken leave. */
function leaveTaking(sockets: Hub) {
  const working = new Set<Promise<void>>();
  let closed = false;
  return {
    isClosing: () => closed,
    waitFor: (work: Promise<void>): void => {
      working.add(work);
      void work.finally(() => working.delete(work));
    },
    close: async (): Promise<void> => {
      closed = true;
      for (const connection of sockets.all()) connection.close(1001, 'server_closing');
      while (sockets.all().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await Promise.all(working);
    },
  };
}
