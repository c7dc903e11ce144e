import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { UnreadableBody } from '../../json-body.ts';
import { logFailure } from '../../log-failure.ts';
import { ApiError, envelope, fail } from './api-error.ts';
import { invalidBody, invalidQuery } from './validation.ts';

/** Every error leaves through here, in the envelope of the API. What is not in the table is 500, and is only logged. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler((error, request, reply) => answer(apiErrorOf(error, request), reply));
    app.setNotFoundHandler((request, reply) => answer(unknownRoute(request), reply));
  },
  { name: 'errors', dependencies: ['allowed-methods'] },
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

/** The error of the table that an error is. */
function apiErrorOf(error: unknown, request: FastifyRequest): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof UnreadableBody) return fail('malformed_json');
  return frameworkError(error, request) ?? unexpected(error, request);
}

interface FastifyFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: Parameters<typeof invalidBody>[0];
  readonly validationContext?: string;
}

function frameworkError(error: unknown, request: FastifyRequest): ApiError | undefined {
  const { routeOptions, server, body } = request;
  const { code, statusCode, validation, validationContext } = error as FastifyFailure;
  const { policy } = routeOptions?.config ?? {};
  if (validation && policy)
    return validationContext === 'querystring'
      ? invalidQuery(validation, policy)
      : invalidBody(validation, policy, body);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return fail('body_too_large', { about: { limit: server.initialConfig.bodyLimit ?? 0 } });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return fail('unsupported_media_type');
  // A QUERY that does not say what its content is; no route has this method.
  if (code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return unknownRoute(request);
  if (code === 'FST_UNDER_PRESSURE') return fail('overloaded', { headers: { 'retry-after': '10' } });
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return fail('malformed_request');
  return undefined;
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
