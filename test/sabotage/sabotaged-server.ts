import type { FastifyInstance } from 'fastify';
import { createTmi, type TmiOptions } from '../../server/tmi/app.ts';
import { means, type Sabotage } from './sabotage.ts';
import { keyOf } from './seams/route.ts';

/** The server has no operation for one of the patterns of a sabotage. */
export class NotReachable extends Error {
  override readonly name = 'NotReachable';
}

/** The reference server, broken. Starting it throws NotReachable where there is nothing to break. */
export function createSabotaged(
  { at, apply, storage: breakStorage }: Sabotage,
  { config, storage }: TmiOptions,
): FastifyInstance {
  const app = createTmi({
    // Whoever sends and judges shares the process with the server: that it is busy says nothing about the server.
    config: { ...config, MAX_EVENT_LOOP_DELAY_MS: 0 },
    storage: breakStorage ? breakStorage(storage) : storage,
  });
  const keys: string[] = [];
  app.addHook('onRoute', ({ config: { policy } = {} }) => {
    const key = keyOf(policy);
    if (key !== undefined) keys.push(key);
  });
  app.addHook('onReady', async () => {
    const idle = at.find((pattern) => !keys.some((key) => means([pattern], key)));
    if (idle !== undefined) throw new NotReachable(`the server has no operation ${idle}`);
  });
  apply(app, at);
  return app;
}
