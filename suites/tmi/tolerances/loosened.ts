import type { ShapeTolerance } from '../../../harness/model/tolerance.ts';
import { reshapeSchemas, withMembers, withoutKeywords } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';

/** How our document is loosened to what the document of a release allows. */

/** What the document of a release allows, and decision N7 with it: such a document is read as it is, never stricter. */
export function allowed(
  why: string,
  versions: readonly string[],
  document: ShapeTolerance['document'],
): ShapeTolerance {
  return { kind: 'shape', id: 'N7', why, versions, document };
}

/** Schemas of `components` without some keywords. */
export function withoutIn(
  document: JsonObject,
  names: readonly string[],
  keywords: readonly string[],
): JsonObject {
  return reshapeSchemas(document, names, (schema) => withoutKeywords(schema, keywords));
}

/** A schema with some of its members changed; a member that it does not have stays away. */
export function ofMembers(
  schema: JsonObject,
  changes: Readonly<Record<string, (member: JsonObject) => JsonObject>>,
): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const changed = Object.entries(changes).flatMap(([name, change]): [string, JsonObject][] => {
    const member = properties[name];
    return isObject(member) ? [[name, change(member)]] : [];
  });
  return withMembers(schema, Object.fromEntries(changed));
}

/** A change of a member that takes keywords away. */
export function lacking(...keywords: readonly string[]): (member: JsonObject) => JsonObject {
  return (member) => withoutKeywords(member, keywords);
}

/** Schemas of `components` that do not require some members. */
export function optionalIn(
  document: JsonObject,
  names: readonly string[],
  members: readonly string[],
): JsonObject {
  return reshapeSchemas(document, names, (schema) =>
    withMembers(schema, {}, (required) => required.filter((name) => !members.includes(name))),
  );
}

/** A list of any texts of at most 1,000 characters. */
export function ofAnyTexts(list: JsonObject): JsonObject {
  return { ...list, items: { type: 'string', maxLength: 1000 } };
}
