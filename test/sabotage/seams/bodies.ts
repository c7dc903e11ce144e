import type { FastifyRequest } from 'fastify';
import type { Apply } from '../sabotage.ts';
import { isAt } from './route.ts';

type Members = Readonly<Record<string, unknown>>;

/** Makes bodies fit that should have been refused: they are changed before anybody looks whether they are valid. */
export function bending(change: (body: Members, request: FastifyRequest) => unknown): Apply {
  return (app, at) => {
    app.addHook('preValidation', async (request) => {
      if (!isAt(request, at) || typeof request.body !== 'object' || request.body === null) return;
      request.body = change(request.body as Members, request);
    });
  };
}

/** A body without some of its members. */
export function dropping(body: Members, isUnwanted: (name: string, value: unknown) => boolean): Members {
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => !isUnwanted(name, value)));
}

/** Queries, in the same way. */
export function bendingQueries(change: (query: Members) => Members): Apply {
  return (app, at) => {
    app.addHook('preValidation', async (request) => {
      if (isAt(request, at)) request.query = change(request.query as Members);
    });
  };
}
