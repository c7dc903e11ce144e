import type { Contract } from '../../../contract/contract.ts';
import { at, child, isObject, type JsonObject, replaceAt, tokens } from '../../../contract/json.ts';
import { isJson } from '../../../contract/operations/media-type.ts';
import type { Operation } from '../../../contract/operations/operation.ts';
import { resolve } from '../../../contract/schemas/references.ts';

/** An operation that two documents have, each with its own words. */
export interface SharedOperation {
  readonly ours: Operation;
  readonly theirs: Operation;
}

/**
 * A document whose responses may have the members that another document of the same API has in the same places, where they
 * allow no others. They are read-only, so that no request has them. Pure.
 */
export function withMembersOf(
  document: JsonObject,
  { written }: Pick<Contract, 'written'>,
  shared: readonly SharedOperation[],
  renamed: (part: unknown) => unknown,
): JsonObject {
  const members = new Map<string, Record<string, unknown>>();
  const compared = new Set<string>();

  function compare(ours: unknown, ourPointer: string, theirs: unknown, theirPointer: string): void {
    const [mine, other] = [resolve(document, ours, ourPointer), resolve(written, theirs, theirPointer)];
    if (!mine || !other) return;
    const both = `${mine.pointer} ${other.pointer}`;
    if (compared.has(both)) return;
    compared.add(both);
    for (const part of partsOf(document, mine)) {
      for (const one of partsOf(written, other)) compareParts(part, one);
    }
  }

  function compareParts(mine: Place, other: Place): void {
    const { properties, items } = mine.value;
    if (isObject(items))
      compare(items, child(mine.pointer, 'items'), other.value.items, child(other.pointer, 'items'));
    if (!isObject(properties) || !isObject(other.value.properties)) return;
    for (const [name, member] of Object.entries(other.value.properties)) {
      const at = ['properties', name] as const;
      if (Object.hasOwn(properties, name))
        compare(properties[name], child(mine.pointer, ...at), member, child(other.pointer, ...at));
      else if (mine.value.additionalProperties === false)
        members.set(mine.pointer, {
          [name]: { allOf: [renamed(member)], readOnly: true },
          ...members.get(mine.pointer),
        });
    }
  }

  for (const { ours, theirs } of shared) {
    for (const [mine, other] of answersOfBoth(ours, theirs))
      compare({ $ref: mine }, mine, { $ref: other }, other);
  }
  return [...members].reduce(added, document);
}

interface Place {
  readonly value: JsonObject;
  readonly pointer: string;
}

const compositions = ['allOf', 'anyOf', 'oneOf'] as const;

/** A schema with all that it is composed of. */
function partsOf(document: JsonObject, place: Place, seen = new Set<string>()): readonly Place[] {
  if (seen.has(place.pointer)) return [];
  seen.add(place.pointer);
  const inner = compositions.flatMap((name) => {
    const list = place.value[name];
    return (Array.isArray(list) ? list : []).flatMap((part, index) => {
      const resolved = resolve(document, part, child(place.pointer, name, index));
      return resolved ? partsOf(document, resolved, seen) : [];
    });
  });
  return [place, ...inner];
}

/** Pointers of the schemas of JSON that both have for a status. */
function answersOfBoth(ours: Operation, theirs: Operation): readonly (readonly [string, string])[] {
  return ours.responses.flatMap(({ status, content }) => {
    const other = theirs.responses.find((response) => response.status === status);
    const [mine, one] = [content, other?.content ?? []].map(
      (some) => some.find(({ type }) => isJson(type))?.schema,
    );
    return mine === undefined || one === undefined ? [] : [[mine, one] as const];
  });
}

function added(
  document: JsonObject,
  [pointer, members]: readonly [string, Record<string, unknown>],
): JsonObject {
  const schema = at(document, pointer);
  if (!isObject(schema)) return document;
  const more = {
    ...schema,
    properties: { ...members, ...(isObject(schema.properties) && schema.properties) },
  };
  const changed = replaceAt(document, tokens(pointer), more);
  return isObject(changed) ? changed : document;
}
