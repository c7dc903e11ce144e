import { isObject, type JsonObject } from '../../contract/json.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import type { DeclaredMembers } from './declared-members.ts';

/** What something has to fit into. */
export interface Target {
  readonly members: DeclaredMembers;
  readonly accepts: (value: unknown) => boolean;
}

/**
 * An object with the members of another taken over, valid by construction: all of them where the whole is valid then,
 * else one by one as far as each keeps it valid. `bases` are valid objects, the likeliest first; members that a base has
 * and the other one should have but has not (`lacks`) are left out as far as the schema lets them.
 */
export function copyMembers(
  { members, accepts }: Target,
  bases: readonly JsonObject[],
  incoming: JsonObject,
  lacks: (name: string) => boolean,
): JsonObject {
  const taken = Object.entries(incoming).filter(([name]) => members.size === 0 || members.has(name));
  for (const base of bases) {
    const whole = merge(members, base, taken, lacks);
    if (accepts(whole)) return whole;
  }
  let current = bases[0] ?? {};
  for (const [name, value] of taken) {
    const candidate = { ...current, [name]: value };
    if (accepts(candidate)) current = candidate;
  }
  return current;
}

function merge(
  members: DeclaredMembers,
  base: JsonObject,
  taken: readonly (readonly [string, unknown])[],
  lacks: (name: string) => boolean,
): JsonObject {
  const whole: Record<string, unknown> = {};
  for (const name in base) {
    const declared = members.get(name);
    if (!lacks(name)) whole[name] = base[name];
    else if (declared?.required) whole[name] = unsaid(declared.schema, base[name]);
  }
  for (const [name, value] of taken) if (name !== '__proto__') whole[name] = value;
  return whole;
}

/** What a required member is when nobody says it: its default, else nothing as far as that is allowed. */
function unsaid(schema: JsonObject, example: unknown): unknown {
  if (schema.default !== undefined) return schema.default;
  const alternatives = [schema, schema.anyOf, schema.oneOf].flat().filter(isObject);
  const types = alternatives.flatMap(typesOf);
  if (types.includes('null')) return null;
  return types.includes('array') && !(Number(schema.minItems) > 0) ? [] : example;
}
