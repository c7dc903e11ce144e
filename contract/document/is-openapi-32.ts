import type { JsonObject } from '../json.ts';

/** Whether a document is of OpenAPI 3.2, which has more operations, parameters and media types than 3.1. */
export function isOpenApi32({ openapi }: JsonObject): boolean {
  return typeof openapi === 'string' && openapi.startsWith('3.2');
}
