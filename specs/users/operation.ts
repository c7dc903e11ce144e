import type { HeadersObject, ParameterObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31';
import { namesIn } from '../builder/links.ts';
import {
  type Documented,
  jsonContent,
  type Method,
  type NamedExamples,
  type Operation,
  sourcesOf,
  statusesOf,
} from '../builder/operation.ts';
import type { Schema } from '../builder/schema.ts';
import type { Authz } from './authz.ts';
import {
  always,
  badBody,
  badPath,
  badQuery,
  derived,
  errorResponse,
  noAdministrator,
  noCsrfToken,
  noPermission,
  noToken,
  unknown,
} from './errors.ts';
import { requestId } from './headers.ts';
import { pathParameters } from './parameters.ts';
import { enveloped } from './schemas/common.ts';

/** An operation below /api/v1, as its file declares it. */
export interface OperationSpec {
  readonly id: string;
  readonly method: Method;
  /** Below /api/v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly authz: Authz;
  readonly query?: readonly ParameterObject[];
  readonly body?: { readonly schema: SchemaObject; readonly sample: object };
  readonly success: Success;
  /** What it returns besides the errors that follow from the rest. */
  readonly errors?: Readonly<Record<number, NamedExamples>>;
}

export interface Success {
  readonly status?: 201;
  readonly description: string;
  readonly schema: Schema;
  readonly code: string;
  readonly message: string;
  readonly data: unknown;
  /** Examples of other successes, by name. */
  readonly others?: NamedExamples;
  readonly headers?: HeadersObject;
}

const base = '/api/v1';

/**
 * Completes a declaration: parameters from the path, the errors that follow from credentials, guard, path and body, and
 * sources on every response. P is the rest of the documentation, R the code, S the list of errors.
 */
export function operation(spec: OperationSpec): Operation {
  const { id, method, tag, summary, description, authz, body, query = [] } = spec;
  const path = base + spec.path;
  const parameters = [...pathParameters(path), ...query];
  const schemes = { ...(authz.public ? {} : { bearer: [] }), ...(isGuarded(spec) ? { csrf: [] } : {}) };
  const definition = {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    'x-authz': authz,
    security: Object.keys(schemes).length > 0 ? [schemes] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: jsonContent(body.schema, { sample: { value: body.sample } }),
          },
        }
      : {}),
    responses: responsesOf(spec),
  };
  return { method, path, definition };
}

function isGuarded({ method }: OperationSpec): boolean {
  return method !== 'get';
}

function responsesOf(spec: OperationSpec): Record<string, ResponseObject> {
  const { status = 200 } = spec.success;
  const errors = errorsOf(spec);
  const documented: Documented = {
    S: Object.keys(errors).map(Number),
    P: [status],
    R: [status],
    derived: [406, ...(spec.body ? [415] : [])],
  };
  return Object.fromEntries(
    statusesOf(documented).map((each) => {
      const response =
        each === status ? successOf(spec.success) : errorResponse(each, errors[each] ?? derived[each] ?? {});
      return [String(each), { 'x-documented-in': sourcesOf(documented, each), ...response }];
    }),
  );
}

function successOf(success: Success): ResponseObject {
  const { description, schema, code, message, data, others, headers } = success;
  const sample = { value: enveloped(code, message, data) };
  return {
    description,
    headers: { ...requestId, ...headers },
    content: jsonContent(schema, { sample, ...others }),
  };
}

/** What an operation says itself stands before what follows from its kind. */
function errorsOf(spec: OperationSpec): Record<number, NamedExamples> {
  const { path, body, query = [], errors = {}, authz } = spec;
  const ids = namesIn(path);
  const id = ids.at(-1);
  const following: Record<number, NamedExamples> = {
    400: {
      ...badPath(ids),
      ...(query.length > 0 ? badQuery : {}),
      ...(body ? badBody(body.schema.required ?? []) : {}),
    },
    401: authz.public ? {} : noToken,
    403: { ...(isGuarded(spec) ? noCsrfToken : {}), ...refusals(authz) },
    404: id ? { unknown: unknown(id) } : {},
  };
  const statuses = [...Object.keys(following), ...Object.keys(errors)].map(Number);
  const own = statuses.map((status) => [status, { ...errors[status], ...following[status] }] as const);
  const some = own.filter(([, examples]) => Object.keys(examples).length > 0);
  return { ...Object.fromEntries(some), ...always };
}

function refusals({ roles, permissions }: Authz): NamedExamples {
  if (roles) return noAdministrator;
  return permissions ? noPermission : {};
}
