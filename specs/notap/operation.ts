import type { ParameterObject, ResponseObject, SchemaObject } from 'openapi3-ts/oas31';
import {
  type Documented,
  declared,
  jsonContent,
  type Method,
  type NamedExamples,
  type Operation,
  sourcesOf,
  statusesOf,
} from '../builder/operation.ts';
import type { Schema } from '../builder/schema.ts';
import type { Access } from './authz.ts';
import {
  always,
  badBody,
  badPath,
  badQuery,
  derived,
  errorResponse,
  forbidden,
  missingFields,
  unauthenticated,
  unavailable,
} from './errors.ts';
import { pathParameters, uuidsIn } from './parameters.ts';
import { userId } from './schemas/common.ts';

export type Source = 'S' | 'P' | 'T' | 'R';

/** An operation of NoTap, as its file declares it. */
export interface OperationSpec {
  readonly id: string;
  readonly method: Method;
  /** Below /v1. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly query?: readonly ParameterObject[];
  readonly headers?: readonly ParameterObject[];
  readonly body?: { readonly schema: SchemaObject; readonly sample: object };
  readonly success: Success;
  /** Which sources have the operation. Its errors are in S, which lists them for the whole API. */
  readonly from: readonly Source[];
  /** What it returns besides the errors that follow from the rest. */
  readonly errors?: Readonly<Record<number, NamedExamples>>;
  /** What a caller is told who leaves out a member, where that is not the list of those that are required. */
  readonly missing?: NamedExamples;
}

export type Success =
  | {
      readonly status: 200 | 201;
      readonly description: string;
      readonly schema: Schema;
      readonly data: object;
    }
  | { readonly status: 204; readonly description: string };

const base = '/v1';

/**
 * Completes a declaration: parameters from the path, the errors that follow from credential, path, query and body, and
 * sources on every response.
 */
export function operation(spec: OperationSpec): Operation {
  const { access, body, query = [], headers = [] } = spec;
  const path = base + spec.path;
  return declared({
    ...spec,
    path,
    authorization: { 'x-authz': access.authz },
    security: access.credential ? [{ [access.credential]: [] }] : [],
    parameters: [...pathParameters(path), ...query, ...headers],
    body: body && {
      required: true,
      content: jsonContent(body.schema, { sample: { value: body.sample } }),
    },
    responses: responsesOf(spec, path),
  });
}

function responsesOf(spec: OperationSpec, path: string): Record<string, ResponseObject> {
  const { success, from, body, access } = spec;
  const errors = errorsOf(spec, path);
  const documented: Documented = {
    S: [...Object.keys(errors).map(Number), ...(from.includes('S') ? [success.status] : [])],
    ...Object.fromEntries(from.filter((source) => source !== 'S').map((each) => [each, [success.status]])),
    derived: [...(success.status === 204 ? [] : [406]), ...(body ? [415] : [])],
  };
  return Object.fromEntries(
    statusesOf(documented).map((status) => {
      const response =
        status === success.status
          ? successOf(success)
          : errorResponse(status, errors[status] ?? derived[status] ?? {}, access.credential);
      return [String(status), { 'x-documented-in': sourcesOf(documented, status), ...response }];
    }),
  );
}

function successOf(success: Success): ResponseObject {
  const { description } = success;
  if (success.status === 204) return { description };
  const sample = { value: { success: true, ...success.data } };
  return { description, content: jsonContent(success.schema, { sample }) };
}

/** What an operation says itself stands before what follows from its kind. */
function errorsOf(spec: OperationSpec, path: string): Record<number, NamedExamples> {
  const { access, body, query = [], errors = {}, missing } = spec;
  const { credential } = access;
  const following: Record<number, NamedExamples> = {
    400: {
      ...badPath(uuidsIn(path)),
      ...(query.length > 0 ? badQuery : {}),
      ...(body ? badBody(missing ?? missingOf(body.schema), uuidMembers(body.schema)) : {}),
    },
    401: credential ? unauthenticated(credential) : {},
    403: credential ? forbidden(credential) : {},
    503: unavailable,
    ...always,
  };
  const statuses = [...Object.keys(following), ...Object.keys(errors)].map(Number);
  const own = statuses.map((status) => [status, { ...errors[status], ...following[status] }] as const);
  return Object.fromEntries(own.filter(([, examples]) => Object.keys(examples).length > 0));
}

function missingOf({ required = [] }: SchemaObject): NamedExamples {
  return required.length > 0 ? missingFields(required) : {};
}

function uuidMembers({ properties = {} }: SchemaObject): string[] {
  return Object.keys(properties).filter((member) => {
    const schema = properties[member];
    return schema === userId || (schema !== undefined && 'format' in schema && schema.format === 'uuid');
  });
}
