import type { ExampleObject, HeadersObject, ResponseObject } from 'openapi3-ts/oas31';
import { jsonContent, type NamedExamples } from '../../builder/operation.ts';
import type { Identifier } from '../identifiers.ts';
import { ErrorResponse } from '../schemas/error.ts';

/** What the answers of the error table are made from. */
export interface About {
  /** Verb and object: "create threat model". */
  readonly action: string;
  /** What the path names, outermost first. */
  readonly resources: readonly (Identifier & { readonly name: string; readonly strict: boolean })[];
  /** Members that a body must have. */
  readonly requiredMembers: readonly string[];
  readonly body: 'none' | 'json' | 'form';
  /** Whom the operation is for: a role on the threat model, administrators, or nobody in particular. */
  readonly audience: 'none' | 'reader' | 'writer' | 'owner' | 'administrator';
  /** What somebody else is told, where the usual text of the audience does not fit. */
  readonly refusal?: string | undefined;
  /** What this operation answers besides the examples of the table. */
  readonly own: NamedExamples;
}

/** An error response; one with a name is the same wherever the name is. */
export interface ErrorAnswer {
  readonly name?: string;
  readonly response: ResponseObject;
}

/**
 * An example of the error envelope. `cause` says what brings it about, so that a mock can choose it and a conformance
 * run can demand it; `subject` names the parameter or member. An error that only this API has gets no cause: it is
 * picked by its name.
 */
export function failure(
  error: string,
  description: string,
  because: { cause?: string; subject?: string; details?: object } = {},
): ExampleObject {
  const { cause, subject, details } = because;
  return {
    ...(cause ? { 'x-assay-cause': cause } : {}),
    ...(subject ? { 'x-assay-subject': subject } : {}),
    value: { error, error_description: description, ...(details ? { details } : {}) },
  };
}

export function errorResponse(
  description: string,
  examples: NamedExamples,
  headers?: HeadersObject,
): ResponseObject {
  return { description, ...(headers ? { headers } : {}), content: jsonContent(ErrorResponse, examples) };
}

/** "SAML provider" → "saml_provider". */
export function snake(words: string): string {
  return words.toLowerCase().replaceAll(/[^a-z]+/g, '_');
}
