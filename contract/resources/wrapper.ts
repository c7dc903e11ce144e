import type { JsonObject } from '../json.ts';
import { envelopeMembers } from '../schemas/envelope-members.ts';
import { memberSchema, membersOf } from '../schemas/members.ts';
import { identifierMember } from './identifiers.ts';
import { namesOneOf } from './noun.ts';

/**
 * A representation can stand in a body by itself, or in a member of it that wraps it: `{"pet": {"id": 7}}`. Around that
 * can be an envelope: `{"ok": true, "data": {"pet": {"id": 7}}}`.
 */

/** The members that lead to a representation, the outer one first. */
export type Wrapper = readonly [string, ...string[]];

/**
 * The one member that wraps what an identifier belongs to; undefined where the identifier stands by itself, or where
 * several members have one.
 */
export function identifyingWrapper(
  document: JsonObject,
  schema: unknown,
  parameter: string,
): Wrapper | undefined {
  const names = [...new Set(membersOf(document, schema))];
  if (identifierMember(names, parameter) !== undefined) return undefined;
  const wrapping = names.filter((name) => hasIdentifier(document, [name], schema, parameter));
  const [only, ...others] = wrapping;
  const wrapper = others.length === 0 ? only : wrapping.find((name) => name === 'data');
  return wrapper === undefined ? undefined : [wrapper];
}

/** The same within an envelope, if the member is called like what the collection at a path has. */
export function wrapperInEnvelope(
  document: JsonObject,
  schema: unknown,
  { parameter, path }: { readonly parameter: string; readonly path: string },
): Wrapper | undefined {
  const paths = membersOf(document, schema)
    .filter((name) => envelopeMembers.has(name))
    .flatMap((name) =>
      membersOf(document, memberSchema(document, schema, name))
        .filter((inner) => namesOneOf(inner, path))
        .map((inner): Wrapper => [name, inner]),
    );
  return paths.find((wrapper) => hasIdentifier(document, wrapper, schema, parameter));
}

function hasIdentifier(document: JsonObject, wrapper: Wrapper, schema: unknown, parameter: string): boolean {
  return identifierMember(membersOf(document, schemaAt(document, schema, wrapper)), parameter) !== undefined;
}

/** The members that lead to an object with more of some members than the schema itself has. */
export function wrapperOf(
  document: JsonObject,
  schema: unknown,
  members: ReadonlySet<string>,
): Wrapper | undefined {
  const names = [...new Set(membersOf(document, schema))];
  const shared = (some: readonly string[]) => new Set(some.filter((name) => members.has(name))).size;
  const sizeOf = (path: Wrapper) => shared(membersOf(document, schemaAt(document, schema, path)));
  const paths = names.flatMap((name): Wrapper[] => {
    const inner = envelopeMembers.has(name) ? membersOf(document, memberSchema(document, schema, name)) : [];
    return [[name], ...[...new Set(inner)].map((deeper): Wrapper => [name, deeper])];
  });
  const [best] = paths
    .map((path) => ({ path, size: sizeOf(path) }))
    .toSorted((one, other) => other.size - one.size);
  return best && best.size > shared(names) ? best.path : undefined;
}

/** The schema of what a wrapper leads to. */
export function schemaAt(document: JsonObject, schema: unknown, wrapper: readonly string[]): unknown {
  return wrapper.reduce((outer, name) => memberSchema(document, outer, name), schema);
}
