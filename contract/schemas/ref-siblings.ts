import type { Finding } from '../finding.ts';
import { child, type JsonObject } from '../json.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

/** The rule that finds what stands beside a reference and is ignored. */
export const ignoredSiblingsRule = 'ignored-ref-siblings';

/** What says nothing about the value, and may stand beside a reference unheard. */
const harmless = new Set([
  '$ref',
  'title',
  'description',
  'summary',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
]);

/** Whether a schema is a reference that says more than that. */
function hasSiblings(schema: JsonObject): boolean {
  return typeof schema.$ref === 'string' && siblingsOf(schema).length > 0;
}

function siblingsOf(schema: JsonObject): string[] {
  return Object.keys(schema).filter((name) => !harmless.has(name) && !name.startsWith('x-'));
}

/**
 * References with siblings as compositions of both: JSON Schema 2020-12 lets them stand side by side, and whoever follows
 * a reference then misses nothing. The same object where the document has none.
 */
export function composedReferences(document: JsonObject): JsonObject {
  let changed = false;
  const result = mapSchemas(document, (schema) => {
    if (!hasSiblings(schema)) return schema;
    changed = true;
    const { $ref, allOf, ...rest } = schema;
    return { ...rest, allOf: [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])] };
  });
  return changed ? result : document;
}

/** OpenAPI 3.0: "any sibling elements of a $ref are ignored". One finding for each schema where that makes a difference. */
export function findIgnoredSiblings(document: JsonObject): Finding[] {
  const findings: Finding[] = [];
  visitSchemas(document, (schema, pointer) => {
    if (!hasSiblings(schema)) return;
    const names = siblingsOf(schema).map((name) => `"${name}"`);
    findings.push({
      rule: ignoredSiblingsRule,
      pointer: child(pointer, '$ref'),
      message: `${names.join(', ')} beside a "$ref" ${names.length === 1 ? 'is' : 'are'} ignored in OpenAPI 3.0`,
    });
  });
  return findings;
}
