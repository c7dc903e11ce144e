import { unresolvedExtension } from '../extensions.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { reachableSchemas } from '../schemas/reachable-schemas.ts';
import { deadEnd, resolve } from '../schemas/references.ts';
import { isJson } from './media-type.ts';

/** What every part of a document is read with. */
export interface Reading {
  readonly file: string;
  readonly document: JsonObject;
  /** The references to nowhere that a schema depends on. */
  readonly holesIn: (schema: string | undefined) => readonly string[];
}

/** The JSON that the text of a parameter is, if it is described by `content`, and where that stands. */
export function asJson({
  content,
}: JsonObject): { holder: JsonObject; where: readonly string[] } | undefined {
  if (!isObject(content)) return undefined;
  const [type, holder] = Object.entries(content).find(([name]) => isJson(name)) ?? [];
  return type !== undefined && isObject(holder) ? { holder, where: ['content', type] } : undefined;
}

/** Where the schema of a parameter, header or media type really stands. */
export function schemaPointer(document: JsonObject, holder: JsonObject, pointer: string): string | undefined {
  if (!isObject(holder.schema)) return undefined;
  return resolve(document, holder.schema, child(pointer, 'schema'))?.pointer;
}

/** Whether a value of a document is a reference. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value.$ref === 'string';
}

/** The references among some values that lead nowhere, also by way of others. */
export function deadReferences({ document }: Reading, values: unknown): string[] {
  if (!Array.isArray(values)) return [];
  return values
    .filter(isReference)
    .filter(({ $ref }) => deadEnd(document, $ref) !== undefined || !resolve(document, { $ref }, '#'))
    .map(({ $ref }) => $ref);
}

/** Looks into each schema once. */
export function holesBelow(document: JsonObject): Reading['holesIn'] {
  const known = new Map<string, readonly string[]>();
  return (schema) => {
    if (schema === undefined) return [];
    const found = known.get(schema) ?? referencesToNowhere(document, schema);
    known.set(schema, found);
    return found;
  };
}

function referencesToNowhere(document: JsonObject, schema: string): string[] {
  const holes = [...reachableSchemas(document, [schema])].flatMap((pointer) => {
    const inner = at(document, pointer);
    const reference = isObject(inner) ? inner[unresolvedExtension] : undefined;
    return typeof reference === 'string' ? [reference] : [];
  });
  return [...new Set(holes)];
}
