import type { FastifyRequest } from 'fastify';

/** Logs why a request failed that should not have. A client that hangs up is no failure of the server. */
export function logFailure(error: unknown, { log, raw }: FastifyRequest): void {
  const hungUp = (error as NodeJS.ErrnoException).code === 'ECONNRESET' && raw.socket.destroyed;
  if (hungUp) log.info('the client hung up before its request had come');
  else log.error({ err: error }, 'request failed');
}
