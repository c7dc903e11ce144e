import type { HeadersObject } from 'openapi3-ts/oas31';
import { RateLimit, RateLimitRemaining, RateLimitReset, RetryAfter } from '../headers.ts';
import { forbidden, notFound, unauthorized } from './access.ts';
import { type About, type ErrorAnswer, errorResponse, failure } from './answer.ts';
import { badRequest } from './bad-request.ts';

/**
 * The errors of the API: one function a status, from what an operation is about to the response that documents it. The
 * texts are S0's where S0 gives one.
 */
export const errors: Readonly<Record<number, (about: About) => ErrorAnswer>> = {
  400: badRequest,
  401: unauthorized,
  403: forbidden,
  404: notFound,
  406: notAcceptable,
  409: conflict,
  415: unsupportedMediaType,
  422: unprocessable,
  429: tooManyRequests,
  500: serverError,
};

function notAcceptable(): ErrorAnswer {
  const text = 'The requested media type is not available';
  return {
    name: 'NotAcceptable',
    response: errorResponse('No representation has a media type that the client accepts', {
      not_acceptable: failure('not_acceptable', text, { cause: 'not-acceptable' }),
    }),
  };
}

function conflict({ own }: About): ErrorAnswer {
  return { response: errorResponse('The resource is in a state that does not allow this', own) };
}

function unsupportedMediaType(): ErrorAnswer {
  const text = 'The media type of the request body is not supported';
  return {
    name: 'UnsupportedMediaType',
    response: errorResponse('The body has a media type that this operation does not read', {
      unsupported_media_type: failure('unsupported_media_type', text, { cause: 'unsupported-media-type' }),
    }),
  };
}

function unprocessable({ own }: About): ErrorAnswer {
  return { response: errorResponse('The request is well-formed, but its outcome would make no sense', own) };
}

const rateLimitHeaders: HeadersObject = {
  'Retry-After': RetryAfter,
  'X-RateLimit-Limit': RateLimit,
  'X-RateLimit-Remaining': RateLimitRemaining,
  'X-RateLimit-Reset': RateLimitReset,
};

function tooManyRequests({ own }: About): ErrorAnswer {
  const rate_limit_exceeded = failure('rate_limit_exceeded', 'Too many requests. Please try again later.', {
    cause: 'rate-limited',
  });
  const response = errorResponse('A limit is exceeded', { rate_limit_exceeded, ...own }, rateLimitHeaders);
  return Object.keys(own).length > 0 ? { response } : { name: 'TooManyRequests', response };
}

function serverError({ action, own }: About): ErrorAnswer {
  const server_error = failure('server_error', `Failed to ${action}`, { cause: 'storage-failure' });
  return {
    response: errorResponse('The server failed; nothing about how is told', { server_error, ...own }),
  };
}
