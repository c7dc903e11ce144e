import type { RequestBodyObject } from 'openapi3-ts/oas31';
import { jsonContent, media, type NamedExamples } from '../builder/operation.ts';
import type { Schema } from '../builder/schema.ts';
import { JsonPatch, MergePatch } from './schemas/json-patch.ts';

/** A required JSON body. */
export function jsonBody(schema: Schema, examples: NamedExamples): RequestBodyObject {
  return { required: true, content: jsonContent(schema, examples) };
}

/** A JSON body that may be left out. */
export function optionalJsonBody(schema: Schema, examples: NamedExamples): RequestBodyObject {
  return { required: false, content: jsonContent(schema, examples) };
}

/** A required form. */
export function formBody(schema: Schema, examples: NamedExamples): RequestBodyObject {
  return { required: true, content: { 'application/x-www-form-urlencoded': media(schema, examples) } };
}

/**
 * A body that changes a part: RFC 6902 or RFC 7396 by media type. Plain `application/json` is read as the one its
 * shape shows, because S0's samples name no media type.
 */
export function patchBody(operations: readonly object[], members: object): RequestBodyObject {
  const json_patch = { summary: 'RFC 6902', value: operations };
  const merge_patch = { summary: 'RFC 7396', value: members };
  return {
    required: true,
    content: {
      'application/json-patch+json': media(JsonPatch, { json_patch }),
      'application/merge-patch+json': media(MergePatch, { merge_patch }),
      'application/json': media({ oneOf: [JsonPatch, MergePatch] }, { json_patch, merge_patch }),
    },
  };
}
