import type { ParameterObject, ResponseObject } from 'openapi3-ts/oas31';
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
import type { Authz } from './authz.ts';
import { errorResponse, failure, noToken } from './errors.ts';
import { pathParameters } from './parameters.ts';
import { enveloped } from './schemas/common.ts';

/** An operation of Tasky, as its file declares it. */
export interface OperationSpec {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly authz: Authz;
  readonly query?: readonly ParameterObject[];
  readonly body?: { readonly schema: Schema; readonly sample: object };
  readonly success: {
    readonly status: 200 | 201;
    readonly description: string;
    readonly schema: Schema;
    readonly data: object;
  };
  /** Which sources have the operation; its errors are in S, which lists them for the whole API. */
  readonly from: readonly Source[];
  /** What a caller is told by status. 401, 406, 415, 429 and 500 have texts that most operations share. */
  readonly errors: Readonly<Record<number, NamedExamples>>;
  /** What a caller is told if the storage fails; undefined if nothing is stored. */
  readonly failed: string | undefined;
  /** What a caller is told who exceeds the limit of the operation; undefined if it has none. */
  readonly limited?: string;
}

export type Source = 'S' | 'P' | 'R22' | 'R31';

/** S: the limit of everything that changes something. */
export const manyWrites = 'Too many write operations. Please try again later.';

/** Completes a declaration: parameters from the path, what all operations answer, sources on every response. */
export function operation(spec: OperationSpec): Operation {
  const { path, authz, body, query = [] } = spec;
  return declared({
    ...spec,
    authorization: { 'x-authz': authz },
    security: authz.public ? [] : [{ bearer: [] }],
    parameters: [...pathParameters(path), ...query],
    body: body && {
      required: true,
      content: jsonContent(body.schema, { sample: { value: body.sample } }),
    },
    responses: responsesOf(spec),
  });
}

function responsesOf(spec: OperationSpec): Record<string, ResponseObject> {
  const { success } = spec;
  const errors = errorsOf(spec);
  const documented: Documented = {
    ...Object.fromEntries(spec.from.map((source) => [source, [success.status]])),
    S: [...(spec.from.includes('S') ? [success.status] : []), ...Object.keys(errors).map(Number)],
    derived: [406, ...(spec.body ? [415] : [])],
  };
  return Object.fromEntries(
    statusesOf(documented).map((status) => {
      const response =
        status === success.status ? successOf(spec) : errorResponse(status, errors[status] ?? {});
      return [String(status), { 'x-documented-in': sourcesOf(documented, status), ...response }];
    }),
  );
}

function successOf({ success: { description, schema, data } }: OperationSpec): ResponseObject {
  return { description, content: jsonContent(schema, { sample: { value: enveloped(data) } }) };
}

function errorsOf({ authz, errors, failed, limited }: OperationSpec): Record<number, NamedExamples> {
  return {
    ...(authz.public ? {} : { 401: noToken }),
    ...errors,
    ...(limited === undefined ? {} : { 429: { rate_limited: failure(limited, { cause: 'rate-limited' }) } }),
    ...(failed === undefined ? {} : { 500: { failed: failure(failed, { cause: 'storage-failure' }) } }),
  };
}
