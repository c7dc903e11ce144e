import fp from 'fastify-plugin';
import { publicUrlOf } from '../../public-url.ts';
import type { Config } from '../config.ts';
import type { Storage } from '../storage/tables.ts';

declare module 'fastify' {
  interface FastifyInstance {
    config: Config;
    /** The address of the server, without a slash at the end. */
    publicUrl: () => string;
  }
}

/** Adds `app.config`. */
export const configPlugin = fp<{ readonly config: Config }>(
  async (app, { config }) => {
    app.decorate('config', config);
  },
  { name: 'config' },
);

/** Adds `app.storage`, which is closed when the server is. */
export const storagePlugin = fp<{ readonly storage: Storage }>(
  async (app, { storage }) => {
    app.decorate('storage', storage);
    app.decorateRequest('transaction', null);
    app.decorateRequest('access', null);
    app.addHook('onClose', () => storage.close());
  },
  { name: 'storage' },
);

/** Adds `app.publicUrl()`: what is configured, else the address that the server listens on. */
export const publicUrl = fp(
  async (app) => {
    app.decorate('publicUrl', publicUrlOf(app, app.config.PUBLIC_URL, app.config.PORT));
  },
  { name: 'public-url', dependencies: ['config'] },
);
