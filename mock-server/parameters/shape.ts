import { at, isObject, type JsonObject } from '../../contract/json.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { resolve } from '../../contract/schemas/references.ts';

/** As much of a schema as reading text needs: OpenAPI's styles do not say what type a piece of text is. */
export interface Shape {
  readonly types: ReadonlySet<string>;
  /** Of the items of an array. */
  readonly items: Shape | undefined;
  /** Of the members of an object. */
  readonly members: ReadonlyMap<string, Shape>;
}

const anything: Shape = { types: new Set(), items: undefined, members: new Map() };
const deepest = 4;

/** The shape at a pointer, through references and compositions. */
export function shapeAt(document: JsonObject, pointer: string | undefined): Shape {
  return pointer === undefined ? anything : shapeOf(document, at(document, pointer), 0);
}

function shapeOf(document: JsonObject, schema: unknown, depth: number): Shape {
  const parts = depth > deepest ? [] : partsOf(document, schema, 0);
  const types = new Set(parts.flatMap(typesOf));
  const items = parts.find((part) => isObject(part.items))?.items;
  const members = new Map<string, Shape>();
  for (const { properties } of parts) {
    if (!isObject(properties)) continue;
    for (const [name, member] of Object.entries(properties)) {
      members.set(name, shapeOf(document, member, depth + 1));
    }
  }
  return { types, items: items === undefined ? undefined : shapeOf(document, items, depth + 1), members };
}

/** A schema and all that it is composed of. */
function partsOf(document: JsonObject, schema: unknown, depth: number): JsonObject[] {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > deepest) return [];
  const inner = [value.allOf, value.anyOf, value.oneOf].filter(Array.isArray).flat();
  return [value, ...inner.flatMap((part) => partsOf(document, part, depth + 1))];
}
