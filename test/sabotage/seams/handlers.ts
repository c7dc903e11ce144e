import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Apply } from '../sabotage.ts';
import { eachRoute } from './route.ts';

/** Puts something else in the place of a handler, which may call it. */
export function handling(
  wrap: (handler: () => Promise<unknown>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): Apply {
  return (app, at) =>
    eachRoute(app, at, (route) => {
      const { handler } = route;
      route.handler = (request, reply) => wrap(() => handler.call(app, request, reply), request, reply);
    });
}

/** Does something before the handler runs, once the request was found to be valid. */
export function before(work: (request: FastifyRequest) => void | Promise<void>): Apply {
  return handling(async (handler, request) => {
    await work(request);
    return handler();
  });
}
