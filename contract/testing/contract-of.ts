import { type Contract, understand } from '../contract.ts';
import type { JsonObject } from '../json.ts';

interface Parts {
  readonly openapi?: string;
  readonly paths?: JsonObject;
  readonly components?: JsonObject;
  readonly security?: readonly JsonObject[];
  readonly servers?: readonly JsonObject[];
}

/** A small OpenAPI document (3.1 unless said otherwise) from the parts that a test is about. */
export function documentOf({ openapi = '3.1.0', ...parts }: Parts): JsonObject {
  return { openapi, info: { title: 'A small document', version: '1.0.0' }, paths: {}, ...parts };
}

/** The same, understood. */
export function contractOf(parts: Parts): Contract {
  return understand({ file: 'small.yaml', document: documentOf(parts), findings: [] });
}

/** A response with a JSON body. */
export function json(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { description: 'A JSON body.', content: { 'application/json': { schema, ...rest } } };
}

/** A required request body of JSON. */
export function body(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { required: true, content: { 'application/json': { schema, ...rest } } };
}

/** A response without a body. */
export const empty: JsonObject = { description: 'Nothing.' };

/** The declaration of a path parameter that is a text. */
export function inPath(name: string): JsonObject {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}
