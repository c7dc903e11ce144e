import type { JsonObject } from '../json.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

/**
 * References by the name of an anchor as references by place, which is what everybody here follows. One that is dynamic
 * means the same wherever there is only one schema of that name; where there are several, it stays.
 */
export function withoutAnchors(document: JsonObject): JsonObject {
  const places = new Map<string, string[]>();
  visitSchemas(document, ({ $anchor, $dynamicAnchor }, pointer) => {
    for (const name of [$anchor, $dynamicAnchor]) {
      if (typeof name === 'string') places.set(`#${name}`, [...(places.get(`#${name}`) ?? []), pointer]);
    }
  });
  if (places.size === 0) return document;
  const placeOf = (reference: unknown): string | undefined => {
    const [only, ...others] = places.get(String(reference)) ?? [];
    return others.length === 0 ? only : undefined;
  };
  return mapSchemas(document, (schema) => {
    const { $ref, $dynamicRef, ...rest } = schema;
    const place = placeOf($ref) ?? ($ref === undefined ? placeOf($dynamicRef) : undefined);
    return place === undefined ? schema : { ...rest, $ref: place };
  });
}
