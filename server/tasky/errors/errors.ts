import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { UnreadableBody } from '../../json-body.ts';
import { logFailure } from '../../log-failure.ts';
import { envelope, fail, TaskyError } from './tasky-error.ts';
import { invalidBody } from './validation.ts';

/** S, "Error Response Headers". */
const CHALLENGE = 'Bearer realm="Tasky API"';

/** Every error leaves through here, in the envelope of the API. What is not in the table is 500, and is only logged. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler((error, request, reply) => answer(errorOf(error, request), reply));
    app.setNotFoundHandler((_request, reply) => answer(fail('no_such_route'), reply));
  },
  { name: 'errors' },
);

/** The answer to an error, also to one that Fastify finds before there is a route. */
export function answer(error: TaskyError, reply: FastifyReply): FastifyReply {
  if (error.status === 401) reply.header('www-authenticate', CHALLENGE);
  return reply
    .headers(error.headers)
    .code(error.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(envelope(error));
}

function errorOf(error: unknown, request: FastifyRequest): TaskyError {
  if (error instanceof TaskyError) return error;
  if (error instanceof UnreadableBody) return fail('malformed_json');
  return frameworkError(error, request) ?? unexpected(error, request);
}

interface FastifyFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: Parameters<typeof invalidBody>[0];
}

function frameworkError(error: unknown, { routeOptions }: FastifyRequest): TaskyError | undefined {
  const { code, statusCode, validation } = error as FastifyFailure;
  const policy = routeOptions?.config?.tasky;
  if (validation && policy) return invalidBody(validation, policy);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return fail('body_too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return fail('unsupported_media_type');
  // A QUERY that does not say what its content is; no route has this method.
  if (code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return fail('no_such_route');
  if (code === 'FST_UNDER_PRESSURE') return fail('overloaded', { headers: { 'retry-after': '10' } });
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return fail('malformed_request');
  return undefined;
}

function unexpected(error: unknown, request: FastifyRequest): TaskyError {
  logFailure(error, request);
  return new TaskyError(500, request.routeOptions?.config?.tasky?.failed ?? 'Internal Server Error');
}
