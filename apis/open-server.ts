import type { FastifyInstance } from 'fastify';
import type { OpenServer } from './reference-server.ts';

/** What every reference server is told by its settings. */
interface Place {
  readonly HOST: string;
  readonly PORT: number;
  readonly DATABASE_URL: string;
}

/** A server on its storage; `notes` are the sentences of its own that a user is told once it listens. */
export function openServer(
  title: string,
  app: FastifyInstance,
  { HOST: host, PORT: port, DATABASE_URL }: Place,
  notes: readonly string[],
): OpenServer {
  return {
    ...{ host, port },
    listen: () => app.listen({ port, host }),
    welcome: () => [
      `${title} at ${app.listeningOrigin}; Ctrl-C stops it.`,
      ...(DATABASE_URL === 'sqlite::memory:'
        ? ['Data is kept in memory only; use --database sqlite:<file> or postgres://… to keep it.']
        : []),
      ...notes,
    ],
    close: () => app.close(),
  };
}
