import { unresolvedExtension } from '../extensions.ts';
import type { Finding } from '../finding.ts';
import { at, isObject, type JsonObject } from '../json.ts';
import { deadSchema } from './references.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

/** The rule that finds references to nowhere. */
export const unresolvedReference = 'unresolved-reference';

export interface Filled {
  /** The same object if it has no holes. */
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
}

/**
 * Puts schemas that say nothing, and that can be told from others, where schemas are referred to that are not there.
 * Nobody knows what was meant: whatever stands there is neither made nor judged, and all the rest is.
 */
export function fillHoles(written: JsonObject): Filled {
  const dead = new Map<string, string>();
  visitSchemas(written, ({ $ref }, pointer) => {
    const schema = $ref === undefined ? undefined : at(written, pointer);
    const why = isObject(schema) ? deadSchema(written, schema) : undefined;
    if (why !== undefined) dead.set(pointer, why);
  });
  if (dead.size === 0) return { document: written, findings: [] };
  const document = mapSchemas(written, (schema, pointer) => {
    if (!dead.has(pointer)) return schema;
    const { $ref, ...rest } = schema;
    return { ...rest, [unresolvedExtension]: $ref };
  });
  const findings = [...dead].map(([pointer, why]) => ({
    rule: unresolvedReference,
    pointer,
    message: `${why}; this part is not judged`,
  }));
  return { document, findings };
}
