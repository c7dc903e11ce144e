import type { FastifyReply } from 'fastify';
import { errorPlugin } from '../../error-plugin.ts';
import { logFailure } from '../../log-failure.ts';
import { envelope, fail, TaskyError } from './tasky-error.ts';
import { invalidBody } from './validation.ts';

/** S, "Error Response Headers". */
const CHALLENGE = 'Bearer realm="Tasky API"';

/** What is not in the table is 500 with the text of its operation, and is only logged. */
export const errors = errorPlugin<TaskyError>({
  isOwn: (error) => error instanceof TaskyError,
  send: answer,
  malformedRequest: () => fail('malformed_request'),
  malformedJson: () => fail('malformed_json'),
  bodyTooLarge: () => fail('body_too_large'),
  unsupportedMediaType: () => fail('unsupported_media_type'),
  overloaded: () => fail('overloaded', { headers: { 'retry-after': '10' } }),
  invalid: ({ all }, { routeOptions }) => {
    const policy = routeOptions?.config?.tasky;
    return policy && invalidBody(all, policy);
  },
  unknownRoute: () => fail('no_such_route'),
  unexpected: (error, request) => {
    logFailure(error, request);
    return new TaskyError(500, request.routeOptions?.config?.tasky?.failed ?? 'Internal Server Error');
  },
});

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
