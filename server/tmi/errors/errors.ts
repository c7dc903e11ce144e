import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPlugin } from '../../error-plugin.ts';
import { logFailure } from '../../log-failure.ts';
import { ApiError, envelope, fail } from './api-error.ts';
import { invalidBody, invalidQuery } from './validation.ts';

/** What is not in the table is 500, and is only logged. */
export const errors = errorPlugin<ApiError>(
  {
    isOwn: (error) => error instanceof ApiError,
    send: answer,
    malformedRequest: () => fail('malformed_request'),
    malformedJson: () => fail('malformed_json'),
    bodyTooLarge: (limit) => fail('body_too_large', { about: { limit } }),
    unsupportedMediaType: () => fail('unsupported_media_type'),
    overloaded: () => fail('overloaded', { headers: { 'retry-after': '10' } }),
    invalid: ({ all, part }, { routeOptions, body }) => {
      const { policy } = routeOptions?.config ?? {};
      if (!policy) return undefined;
      return part === 'querystring' ? invalidQuery(all, policy) : invalidBody(all, policy, body);
    },
    unknownRoute,
    unexpected,
  },
  ['allowed-methods'],
);

/** The answer to an error that Fastify finds before there is a route. */
export function answer(error: ApiError, reply: FastifyReply): FastifyReply {
  const { status } = error.failure;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  // A creation that could not be committed has set it already.
  reply.removeHeader('location');
  return reply
    .headers(error.headers)
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(envelope(error));
}

function unexpected(error: unknown, request: FastifyRequest): ApiError {
  logFailure(error, request);
  const action = request.routeOptions?.config?.policy?.action ?? 'answer the request';
  return fail('server_error', { about: { action } });
}

function unknownRoute(request: FastifyRequest): ApiError {
  const path = request.url.split('?')[0] ?? '';
  const methods = request.server.allowedMethods(path);
  if (methods.length === 0) return fail('no_such_route');
  return fail('method_not_allowed', {
    about: { method: request.method },
    headers: { allow: methods.join(', ') },
  });
}
