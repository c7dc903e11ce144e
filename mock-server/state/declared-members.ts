import { at, child, isObject, type JsonObject } from '../../contract/json.ts';
import { resolve } from '../../contract/schemas/references.ts';

/** A member that an object schema declares. */
interface DeclaredMember {
  readonly pointer: string;
  /** References followed. */
  readonly schema: JsonObject;
  readonly required: boolean;
}

export type DeclaredMembers = ReadonlyMap<string, DeclaredMember>;

const deepest = 6;

/**
 * The members of an object schema by name, through references and compositions. Only what holds in every variant is
 * required.
 */
export function declaredMembers(document: JsonObject, pointer: string | undefined): DeclaredMembers {
  const members = new Map<string, Omit<DeclaredMember, 'required'>>();
  const required = new Set<string>();
  if (pointer !== undefined) visit(document, at(document, pointer), pointer, { members, required }, 0);
  const entries = [...members].map(
    ([name, member]) => [name, { ...member, required: required.has(name) }] as const,
  );
  return new Map(entries);
}

interface Found {
  readonly members: Map<string, Omit<DeclaredMember, 'required'>>;
  /** Undefined inside of a variant, where nothing is certain. */
  readonly required: Set<string> | undefined;
}

function visit(document: JsonObject, schema: unknown, pointer: string, found: Found, depth: number): void {
  const resolved = resolve(document, schema, pointer);
  if (!resolved || depth > deepest) return;
  const { value, pointer: where } = resolved;
  if (Array.isArray(value.required)) for (const name of value.required) found.required?.add(String(name));
  if (isObject(value.properties)) {
    for (const [name, member] of Object.entries(value.properties)) {
      const followed = resolve(document, member, child(where, 'properties', name));
      if (followed)
        found.members.set(name, {
          pointer: followed.pointer,
          schema: { ...followed.value, ...marks(member) },
        });
    }
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const parts = Array.isArray(value[keyword]) ? value[keyword] : [];
    const inner = keyword === 'allOf' ? found : { ...found, required: undefined };
    for (const [index, part] of parts.entries()) {
      visit(document, part, child(where, keyword, index), inner, depth + 1);
    }
  }
}

/** Beside a reference may stand what holds for this member only. */
function marks(member: unknown): JsonObject {
  if (!isObject(member)) return {};
  const { readOnly, writeOnly, default: preset } = member;
  return Object.fromEntries(
    Object.entries({ readOnly, writeOnly, default: preset }).filter(([, mark]) => mark !== undefined),
  );
}
