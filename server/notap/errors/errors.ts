import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPlugin } from '../../error-plugin.ts';
import { logFailure } from '../../log-failure.ts';
import { storageFailureOf } from '../../storage/storage-failure.ts';
import type { Credential } from '../routing/authz.ts';
import { fail, NotapError, UnknownPath } from './notap-error.ts';
import { invalidBody } from './validation.ts';

/** Credentials that are bearer tokens; the others are API keys. */
const bearers: readonly (Credential | undefined)[] = ['pspKey', 'developerToken', 'managementToken'];
const RETRY_SECONDS = '10';

/** What is not in the table is 500, and is only logged. */
export const errors = errorPlugin<NotapError>({
  isOwn: (error) => error instanceof NotapError,
  send: answer,
  malformedRequest: () => fail('malformed_request'),
  malformedJson: () => fail('malformed_json'),
  bodyTooLarge: () => fail('body_too_large'),
  unsupportedMediaType: () => fail('unsupported_media_type'),
  overloaded: () => fail('overloaded'),
  invalid: ({ all }, { routeOptions }) => {
    const policy = routeOptions?.config?.notap;
    return policy && invalidBody(all, policy);
  },
  unknownRoute: ({ url }) => new UnknownPath(url.split('?')[0] ?? ''),
  unexpected,
});

/** The answer to an error, also to one that Fastify finds before there is a route. */
export function answer(error: NotapError, reply: FastifyReply): FastifyReply {
  if (error.status === 401) {
    const isBearer = bearers.includes(reply.request.routeOptions?.config?.notap?.credential);
    reply.header('www-authenticate', `${isBearer ? 'Bearer' : 'ApiKey'} realm="NoTap"`);
  }
  if (error.status === 503) reply.header('retry-after', RETRY_SECONDS);
  return reply
    .headers(error.headers)
    .code(error.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(error.body);
}

/** What went wrong is logged, and nobody is told more than which kind of failure it is. */
function unexpected(error: unknown, request: FastifyRequest): NotapError {
  logFailure(error, request);
  const failure = storageFailureOf(error);
  if (failure === 'lost') return fail('upstream');
  return fail(failure === 'slow' ? 'timed_out' : 'unexpected');
}
