import type { JsonObject } from '../json.ts';
import { memberSchema, membersOf } from '../schemas/members.ts';
import { identifierMember } from './identifiers.ts';

/** A representation can stand in a body by itself, or in a member of it that wraps it: `{"pet": {"id": 7}}`. */

/**
 * The one member that wraps what an identifier belongs to; undefined where the identifier stands by itself, or where
 * several members have one.
 */
export function identifyingWrapper(
  document: JsonObject,
  schema: unknown,
  parameter: string,
): string | undefined {
  const names = [...new Set(membersOf(document, schema))];
  if (identifierMember(names, parameter) !== undefined) return undefined;
  const wrapping = names.filter((name) => {
    const members = membersOf(document, memberSchema(document, schema, name));
    return identifierMember(members, parameter) !== undefined;
  });
  const [only, ...others] = wrapping;
  return others.length === 0 ? only : wrapping.find((name) => name === 'data');
}

/** The member of an object schema that has more of some members than the schema itself. */
export function wrapperOf(
  document: JsonObject,
  schema: unknown,
  members: ReadonlySet<string>,
): string | undefined {
  const names = [...new Set(membersOf(document, schema))];
  const shared = (some: readonly string[]) => new Set(some.filter((name) => members.has(name))).size;
  const candidates = names
    .map((name) => ({ name, size: shared(membersOf(document, memberSchema(document, schema, name))) }))
    .toSorted((one, other) => other.size - one.size);
  const [best] = candidates;
  return best && best.size > shared(names) ? best.name : undefined;
}
