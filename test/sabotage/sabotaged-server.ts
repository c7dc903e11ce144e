import type { FastifyInstance } from 'fastify';
import type { Storage } from '../../server/storage/open-storage.ts';
import { means, type Sabotage } from './sabotage.ts';
import { keyIn } from './seams/route.ts';

/** The server has no operation for one of the patterns of a sabotage. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';
}

/** What a server is made with. */
interface Options<Config, Schema> {
  readonly config: Config;
  readonly storage: Storage<Schema>;
}

/** A reference server, broken. Starting it throws NotReachable where there is nothing to break. */
export function createSabotaged<Config extends { readonly MAX_EVENT_LOOP_DELAY_MS: number }, Schema>(
  create: (options: Options<Config, Schema>) => FastifyInstance,
  { at, apply, storage: breakStorage }: Sabotage,
  { config, storage }: Options<Config, Schema>,
): FastifyInstance {
  const app = create({
    // Whoever sends and judges shares the process with the server: that it is busy says nothing about the server.
    config: { ...config, MAX_EVENT_LOOP_DELAY_MS: 0 },
    storage: breakStorage ? breakStorage(storage) : storage,
  });
  const keys: string[] = [];
  app.addHook('onRoute', ({ config }) => {
    const key = keyIn(config);
    if (key !== undefined) keys.push(key);
  });
  app.addHook('onReady', async () => {
    const idle = at.find((pattern) => !keys.some((key) => means([pattern], key)));
    if (idle !== undefined) throw new NotReachable(`the server has no operation ${idle}`);
  });
  apply(app, at);
  return app;
}
