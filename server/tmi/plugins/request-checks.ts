import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { isStorableText, unstorableText } from '../../unstorable-text.ts';
import { type ApiError, fail } from '../errors/api-error.ts';
import { identifierOf, isUuid } from '../routing/identifiers.ts';
import type { Policy } from '../routing/policy.ts';

/** Checks path and query, once it is known who calls, and what schemas do not say about bodies. */
export const requestChecks = fp(
  async (app) => {
    app.addHook('onRequest', (request, _reply, done) => done(problemWith(request)));
    app.addHook('preHandler', (request, _reply, done) => done(problemWithBody(request)));
  },
  { name: 'request-checks', dependencies: ['sessions'] },
);

function problemWith(request: FastifyRequest): ApiError | undefined {
  const { policy } = request.routeOptions.config;
  if (!policy) return undefined;
  const problem = malformedParameter(request, policy);
  if (problem) return problem;
  return policy.forgiving || isReadableQuery(request) ? undefined : fail('malformed_request');
}

function problemWithBody({ routeOptions, body }: FastifyRequest): ApiError | undefined {
  const { policy } = routeOptions.config;
  const pointer = policy?.consumes ? unstorableText(body) : undefined;
  return policy && pointer !== undefined ? unstorable(pointer, policy) : undefined;
}

function unstorable(pointer: string, { oauthErrors }: Policy): ApiError {
  const name = pointer.slice(1).replaceAll('/', '.') || 'The request body';
  return fail(oauthErrors ? 'invalid_form' : 'invalid_member', {
    about: { problem: `${name} has characters that cannot be kept` },
    details: { code: 'unstorable', context: { field: pointer } },
  });
}

/** Longer than any identifier. */
const LONGEST = 256;
const KEY = /^[a-zA-Z0-9_./:-]{1,256}$/;

/**
 * The outermost identifier of a path must be well-formed for every method, the ones below it for POST, PUT and PATCH;
 * to GET and DELETE an inner one that cannot exist is one that does not exist (S0, "Sub-Resource Not Found").
 */
function malformedParameter(
  request: FastifyRequest,
  { method, tooLong = 'malformed_request' }: Policy,
): ApiError | undefined {
  const parameters = Object.entries(request.params as Readonly<Record<string, string>>);
  const strict = method === 'GET' || method === 'DELETE' ? parameters.slice(0, 1) : parameters;
  for (const [name, value] of strict) {
    const { noun } = identifierOf(name) ?? {};
    if (noun !== undefined && !isUuid(value)) return fail('invalid_id', { about: { noun } });
    if (name === 'key' && !KEY.test(value)) return fail('invalid_key');
  }
  const isLong = parameters.some(([, value]) => value.length > LONGEST);
  return isLong ? fail(tooLong) : undefined;
}

function isReadableQuery({ url }: FastifyRequest): boolean {
  const start = url.indexOf('?');
  if (start === -1) return true;
  try {
    return isStorableText(decodeURIComponent(url.slice(start + 1)));
  } catch {
    // The percent signs in it do not stand for characters.
    return false;
  }
}
