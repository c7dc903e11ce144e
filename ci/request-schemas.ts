import type { OpenAPIObject } from 'openapi3-ts/oas31';

/**
 * What a reference server takes from its OpenAPI document, as a module: the schemas of requests. Reading them out of
 * the document itself would be a seventh of the time that a server takes to start. `source` is where the document is
 * made.
 */
export function requestSchemas(document: OpenAPIObject, source: string): string {
  const { schemas, parameters } = document.components ?? {};
  const operations = Object.values(document.paths ?? {})
    .flatMap((path) => Object.values(path))
    .map(({ operationId, parameters, requestBody }) => ({ operationId, parameters, requestBody }));
  const json = JSON.stringify({ operations, components: { schemas, parameters } });
  return [
    `// Generated from ${source} by \`npm run generate\`; do not edit.`,
    `export const requestSchemas = ${JSON.stringify(json)};`,
    '',
  ].join('\n');
}
