import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { UnreadableBody } from '../../json-body.ts';
import { logFailure } from '../../log-failure.ts';
import { busy } from './busy.ts';
import { failed } from './envelope.ts';
import { fail, invalid, UsersError } from './users-error.ts';
import { invalidBody } from './validation.ts';

const CHALLENGE = 'Bearer realm="User management"';

/** Every error leaves through here, in the envelope of the API. What is not in the table is 500, and is only logged. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler((error, request, reply) => answer(errorOf(error, request), reply));
    app.setNotFoundHandler((request, reply) => answer(unknownRoute(request), reply));
  },
  { name: 'errors', dependencies: ['allowed-methods'] },
);

/** The answer to an error, also to one that Fastify finds before there is a route. */
export function answer(error: UsersError, reply: FastifyReply): FastifyReply {
  if (error.status === 401) reply.header('www-authenticate', CHALLENGE);
  return reply
    .headers(error.headers)
    .code(error.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(failed(error, reply.request.id));
}

function errorOf(error: unknown, request: FastifyRequest): UsersError {
  if (error instanceof UsersError) return error;
  if (error instanceof UnreadableBody) return invalid('body', 'is no JSON');
  return frameworkError(error, request) ?? unexpected(error, request);
}

interface FastifyFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: Parameters<typeof invalidBody>[0];
}

function frameworkError(error: unknown, request: FastifyRequest): UsersError | undefined {
  const { code, statusCode, validation } = error as FastifyFailure;
  if (validation) return invalidBody(validation);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return fail('PAYLOAD_TOO_LARGE');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return fail('UNSUPPORTED_MEDIA_TYPE');
  // A QUERY that does not say what its content is; no route has this method.
  if (code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return unknownRoute(request);
  if (code === 'FST_UNDER_PRESSURE') return busy();
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return invalid('request', 'is malformed');
  return undefined;
}

function unexpected(error: unknown, request: FastifyRequest): UsersError {
  logFailure(error, request);
  return fail('INTERNAL_SERVER_ERROR');
}

function unknownRoute({ server, url, method }: FastifyRequest): UsersError {
  const methods = server.allowedMethods(url.split('?')[0] ?? '');
  const isOther = methods.length > 0 && !methods.includes(method);
  return isOther ? fail('METHOD_NOT_ALLOWED', { allow: methods.join(', ') }) : fail('NOT_FOUND');
}
