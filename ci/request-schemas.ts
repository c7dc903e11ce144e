import { document } from '../specs/tmi/document.ts';

/**
 * What the reference server takes from its OpenAPI document, as a module: the schemas of requests. Reading them out of
 * the document itself would be a seventh of the time that the server takes to start.
 */
export function requestSchemas(): string {
  const { schemas, parameters } = document.components ?? {};
  const operations = Object.values(document.paths ?? {})
    .flatMap((path) => Object.values(path))
    .map(({ operationId, parameters, requestBody }) => ({ operationId, parameters, requestBody }));
  const json = JSON.stringify({ operations, components: { schemas, parameters } });
  return [
    '// Generated from specs/tmi/document.ts by `npm run generate`; do not edit.',
    `export const requestSchemas = ${JSON.stringify(json)};`,
    '',
  ].join('\n');
}
