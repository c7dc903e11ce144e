import type { FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import { UnreadableBody } from './json-body.ts';
import { storageFailureOf } from './storage/storage-failure.ts';

/** What a schema finds wrong with a request, and in which part of it. */
export interface Violations {
  readonly all: readonly FastifySchemaValidationError[];
  /** "body", "querystring", "params" or "headers". */
  readonly part: string | undefined;
}

/** The errors of an API by which its server says what Fastify finds, and how any of them is sent. */
export interface ApiErrors<Own extends Error> {
  readonly isOwn: (error: unknown) => error is Own;
  readonly send: (error: Own, reply: FastifyReply) => FastifyReply;
  readonly malformedRequest: () => Own;
  readonly malformedJson: () => Own;
  /** `limit` is in bytes. */
  readonly bodyTooLarge: (limit: number) => Own;
  readonly unsupportedMediaType: () => Own;
  readonly overloaded: () => Own;
  readonly invalid: (violations: Violations, request: FastifyRequest) => Own | undefined;
  /** Neither the path nor, where the API tells methods apart, the method is known. */
  readonly unknownRoute: (request: FastifyRequest) => Own;
  /** Whatever else fails; to be logged here, because the answer says nothing of it. */
  readonly unexpected: (error: unknown, request: FastifyRequest) => Own;
}

interface FastifyFailure {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: readonly FastifySchemaValidationError[];
  readonly validationContext?: string;
}

/** Every error leaves through here, in the envelope of the API. */
export function errorPlugin<Own extends Error>(errors: ApiErrors<Own>, dependencies: string[] = []) {
  const ownOf = (error: unknown, request: FastifyRequest): Own => {
    if (errors.isOwn(error)) return error;
    if (error instanceof UnreadableBody) return errors.malformedJson();
    if (storageFailureOf(error) === 'busy') {
      request.log.warn({ err: error }, 'the database has too much to do');
      return errors.overloaded();
    }
    return frameworkError(errors, error as FastifyFailure, request) ?? errors.unexpected(error, request);
  };
  return fp(
    async (app) => {
      app.setErrorHandler((error, request, reply) => errors.send(ownOf(error, request), reply));
      app.setNotFoundHandler((request, reply) => errors.send(errors.unknownRoute(request), reply));
    },
    { name: 'errors', dependencies },
  );
}

function frameworkError<Own extends Error>(
  errors: ApiErrors<Own>,
  { code, statusCode, validation, validationContext }: FastifyFailure,
  request: FastifyRequest,
): Own | undefined {
  const invalid = validation && errors.invalid({ all: validation, part: validationContext }, request);
  if (invalid) return invalid;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return errors.bodyTooLarge(request.server.initialConfig.bodyLimit ?? 0);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return errors.unsupportedMediaType();
  // A QUERY that does not say what its content is; no route has this method.
  if (code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return errors.unknownRoute(request);
  if (code === 'FST_UNDER_PRESSURE') return errors.overloaded();
  if (code?.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return errors.malformedRequest();
  return undefined;
}
