import fp from 'fastify-plugin';
import type { Bus } from '../../storage/bus.ts';
import { busOf } from '../../storage/open-bus.ts';
import type { Tables } from '../storage/tables.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells all instances that share the database. */
    bus: Bus<Tables>;
  }
}

/** Adds `app.bus`, which listens while the server runs. */
export const bus = fp(
  async (app) => {
    const onError = (error: unknown): void =>
      app.log.error({ err: error }, 'instances cannot tell each other');
    app.decorate('bus', await busOf(app.storage, onError));
    app.addHook('onReady', () => app.bus.open());
    app.addHook('onClose', () => app.bus.close());
  },
  { name: 'bus', dependencies: ['storage'] },
);
