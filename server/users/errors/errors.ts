import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorPlugin } from '../../error-plugin.ts';
import { logFailure } from '../../log-failure.ts';
import { busy } from './busy.ts';
import { failed } from './envelope.ts';
import { fail, invalid, UsersError } from './users-error.ts';
import { invalidBody } from './validation.ts';

const CHALLENGE = 'Bearer realm="User management"';

/** What is not in the table is 500, and is only logged. */
export const errors = errorPlugin<UsersError>(
  {
    isOwn: (error) => error instanceof UsersError,
    send: answer,
    malformedRequest: () => invalid('request', 'is malformed'),
    malformedJson: () => invalid('body', 'is no JSON'),
    bodyTooLarge: () => fail('PAYLOAD_TOO_LARGE'),
    unsupportedMediaType: () => fail('UNSUPPORTED_MEDIA_TYPE'),
    overloaded: busy,
    invalid: ({ all }) => invalidBody(all),
    unknownRoute,
    unexpected: (error, request) => {
      logFailure(error, request);
      return fail('INTERNAL_SERVER_ERROR');
    },
  },
  ['allowed-methods'],
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

function unknownRoute({ server, url, method }: FastifyRequest): UsersError {
  const methods = server.allowedMethods(url.split('?')[0] ?? '');
  const isOther = methods.length > 0 && !methods.includes(method);
  return isOther ? fail('METHOD_NOT_ALLOWED', { allow: methods.join(', ') }) : fail('NOT_FOUND');
}
