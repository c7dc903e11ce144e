import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { UnreadableBody } from '../../json-body.ts';
import { logFailure } from '../../log-failure.ts';
import { storageFailureOf } from '../../storage/storage-failure.ts';
import type { Credential } from '../routing/authz.ts';
import { fail, NotapError } from './notap-error.ts';
import { invalidBody } from './validation.ts';

/** Credentials that are bearer tokens; the others are API keys. */
const bearers: readonly (Credential | undefined)[] = ['pspKey', 'developerToken', 'managementToken'];
const RETRY_SECONDS = '10';

/** Every error leaves through here, in the envelope of the API. What is not in the table is 500, and is only logged. */
export const errors = fp(
  async (app) => {
    app.setErrorHandler((error, request, reply) => answer(errorOf(error, request), reply));
    app.setNotFoundHandler(({ url }, reply) => {
      // S shows this one without `success`.
      const body = { error: 'Not found', path: url.split('?')[0] };
      return json(reply.code(404), body);
    });
  },
  { name: 'errors' },
);

/** The answer to an error, also to one that Fastify finds before there is a route. */
export function answer(error: NotapError, reply: FastifyReply): FastifyReply {
  if (error.status === 401) {
    const isBearer = bearers.includes(reply.request.routeOptions?.config?.notap?.credential);
    reply.header('www-authenticate', `${isBearer ? 'Bearer' : 'ApiKey'} realm="NoTap"`);
  }
  if (error.status === 503) reply.header('retry-after', RETRY_SECONDS);
  return json(reply.headers(error.headers).code(error.status), error.body);
}

function json(reply: FastifyReply, body: object): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

function errorOf(error: unknown, request: FastifyRequest): NotapError {
  if (error instanceof NotapError) return error;
  if (error instanceof UnreadableBody) return fail('malformed_json');
  return frameworkError(error, request) ?? unexpected(error, request);
}

interface FastifyFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: Parameters<typeof invalidBody>[0];
}

function frameworkError(error: unknown, { routeOptions }: FastifyRequest): NotapError | undefined {
  const { code, statusCode, validation } = error as FastifyFailure;
  const policy = routeOptions?.config?.notap;
  if (validation && policy) return invalidBody(validation, policy);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return fail('body_too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return fail('unsupported_media_type');
  // A QUERY that does not say what its content is; no route has this method.
  if (code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return fail('no_such_path');
  if (code === 'FST_UNDER_PRESSURE') return fail('overloaded');
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return fail('malformed_request');
  return undefined;
}

/** What went wrong is logged, and nobody is told more than which kind of failure it is. */
function unexpected(error: unknown, request: FastifyRequest): NotapError {
  logFailure(error, request);
  const failure = storageFailureOf(error);
  if (failure === 'lost') return fail('upstream');
  return fail(failure === 'slow' ? 'timed_out' : 'unexpected');
}
