import type { ExampleObject } from 'openapi3-ts/oas31';
import type { NamedExamples } from '../../builder/operation.ts';
import { type About, type ErrorAnswer, errorResponse, failure } from './answer.ts';

/** What no operation can read, in path or query. */
export const malformedRequest: NamedExamples = {
  malformed_request: failure('invalid_request', 'The request is malformed', { cause: 'malformed-request' }),
};

/** 400: identifiers first, then the body, then what the operation itself checks, then what no operation can read. */
export function badRequest(about: About): ErrorAnswer {
  const { resources, requiredMembers, body, own } = about;
  const strict = resources.filter((resource) => resource.strict);
  const response = errorResponse('The request is malformed or breaks a rule', {
    ...Object.fromEntries(strict.map(malformedId)),
    ...(body === 'none' ? {} : bodyErrors(about)),
    ...own,
    ...malformedRequest,
  });
  if (Object.keys(own).length > 0) return { response };
  const parts = strict.map(({ name }) => name);
  const bodyPart = body === 'none' ? [] : [[body, ...requiredMembers].join('-')];
  return { name: ['BadRequest', ...parts, ...bodyPart].join('.'), response };
}

function malformedId(resource: About['resources'][number]): [string, ExampleObject] {
  const { name, malformed } = resource;
  const because = { cause: 'malformed-path-parameter', subject: name };
  return [`invalid_${name}`, failure(malformed.error, malformed.description, because)];
}

function bodyErrors({ requiredMembers, body }: About): NamedExamples {
  const missing = requiredMembers.map((member) => [
    `missing_${member}`,
    failure('invalid_input', `${member} is required`, { cause: 'missing-member', subject: member }),
  ]);
  const malformed_json = failure('invalid_request', 'The request body is not valid JSON', {
    cause: 'malformed-body',
  });
  return {
    ...Object.fromEntries(missing),
    invalid_field: failure('invalid_input', 'A field of the request body is not valid', {
      cause: 'invalid-member',
    }),
    ...(body === 'json' ? { malformed_json } : {}),
  };
}

/** The answer to a body with a member that only the server sets; the text is S0's, "Prohibited Field". */
export function readOnlyId(method: 'POST' | 'PUT' | 'PATCH'): NamedExamples {
  const text = `Field 'id' is not allowed in ${method} requests. The ID is read-only and set by the server.`;
  return { prohibited_field: failure('invalid_input', text, { cause: 'read-only-member', subject: 'id' }) };
}

/** A JSON Patch that is well-formed and still cannot be applied. */
export const failedPatch: NamedExamples = {
  failed_patch: failure('invalid_input', 'The patch cannot be applied: there is nothing at /reviewers'),
};

/** A bulk body with nothing in it, or too much. */
export const wrongCount: NamedExamples = {
  wrong_count: failure('invalid_input', 'The request must have 1 to 20 items'),
};
