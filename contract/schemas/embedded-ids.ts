import type { Finding } from '../finding.ts';
import { at, child, type JsonObject, tokens } from '../json.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

/** The rule that finds schemas with an identity of their own. */
export const embeddedIdRule = 'embedded-id';

export interface WithoutIds {
  /** The same object if no schema has one. */
  readonly document: JsonObject;
  /** One for each identity, however many schemas have it. */
  readonly findings: readonly Finding[];
}

/**
 * `$id` makes a schema a document of its own, in which "#/components/schemas/Pet" no longer leads to this one. Read with
 * references by place alone: first inside of the schema, as the standard has it, then in this document, as it is mostly
 * meant. Bundlers give the same `$id` to several schemas; each is read for itself.
 */
export function withoutEmbeddedIds(document: JsonObject): WithoutIds {
  const scopes = new Map<string, string>();
  visitSchemas(document, ({ $id }, pointer) => {
    if (typeof $id === 'string') scopes.set(pointer, $id);
  });
  if (scopes.size === 0) return { document, findings: [] };
  const result = mapSchemas(document, ({ $id, ...schema }, pointer) => {
    const kept = typeof $id === 'string' ? schema : { ...schema, ...($id === undefined ? {} : { $id }) };
    if (typeof schema.$ref !== 'string') return kept;
    return { ...kept, $ref: placeOf(document, scopes, pointer, schema.$ref) };
  });
  const byId = Map.groupBy(scopes, ([, id]) => id);
  const findings = [...byId].map(([id, places]) => ({
    rule: embeddedIdRule,
    pointer: places[0]?.[0] ?? '#',
    message:
      places.length === 1
        ? `the "$id" ${id} moves the references inside it to another document; ignored`
        : `the "$id" ${id} is used by ${places.length} schemas; ignored, and each schema is read separately`,
  }));
  return { document: result, findings };
}

/** Where a reference leads that stands inside of schemas with identities, the innermost first. */
function placeOf(
  document: JsonObject,
  scopes: ReadonlyMap<string, string>,
  pointer: string,
  reference: string,
): string {
  const [address = '', fragment = ''] = reference.split('#');
  const around = [...scopes.keys()].filter((scope) => `${pointer}/`.startsWith(`${scope}/`));
  const inner = around.toSorted((a, b) => b.length - a.length);
  const named = [...scopes].filter(
    ([, id]) => address !== '' && (id === address || id.endsWith(`/${address}`)),
  );
  const candidates = address === '' ? inner : named.map(([scope]) => scope);
  if (fragment !== '' && !fragment.startsWith('/')) return reference;
  const places = candidates.map((scope) => child(scope, ...tokens(`#${fragment}`)));
  return places.find((place) => at(document, place) !== undefined) ?? reference;
}
