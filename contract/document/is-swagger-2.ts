import type { JsonObject } from '../json.ts';

/** Whether a document is Swagger 2.0. In YAML, the version is often a number. */
export function isSwagger2({ swagger, openapi }: JsonObject): boolean {
  return openapi === undefined && (swagger === '2.0' || swagger === 2);
}
