import { isObject, type JsonObject } from '../json.ts';
import { resolve } from './references.ts';

/**
 * Why no value can satisfy a schema, as a half sentence; undefined where nothing proves that. What is found is certain:
 * keywords that are not understood here count as satisfiable.
 */
export function contradiction(document: JsonObject, schema: unknown): string | undefined {
  return impossible(startAt(document), conjunctsOf(document, schema));
}

/** Why the items of a schema that allows nothing but lists are impossible, so that only `[]` satisfies it. */
export function emptyListOnly(document: JsonObject, schema: unknown): string | undefined {
  const conjuncts = conjunctsOf(document, schema);
  const isList = allowedTypes(conjuncts).join() === 'array' && !contradiction(document, schema);
  return isList ? impossible(startAt(document), itemsOf(document, conjuncts)) : undefined;
}

interface Walk {
  readonly document: JsonObject;
  /** The conjunctions that are being looked into, outermost first. */
  readonly inside: readonly (readonly unknown[])[];
  /** Schemas that nothing was found against; grows on the way, so that none is looked into twice. */
  readonly possible: Set<unknown>;
  /** Counts the schemas looked into. */
  readonly effort: { steps: number };
}

/** Schemas looked into before giving up: recursion that ends nowhere has more paths than anybody can walk. */
const mostSteps = 2_000;

function startAt(document: JsonObject): Walk {
  return { document, inside: [], possible: new Set(), effort: { steps: 0 } };
}

const types = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;
type Type = (typeof types)[number];

/** What a schema demands all at once: itself, the parts of its `allOf`, what it refers to. `false` stays as it is. */
function conjunctsOf(document: JsonObject, schema: unknown, visited: readonly unknown[] = []): unknown[] {
  if (!isObject(schema) || visited.includes(schema)) return schema === false ? [false] : [];
  const seen = [...visited, schema];
  const { $ref, allOf, ...own } = schema;
  const referred =
    $ref === undefined ? [] : conjunctsOf(document, resolve(document, schema, '#')?.value, seen);
  const parts = Array.isArray(allOf) ? allOf.flatMap((part) => conjunctsOf(document, part, seen)) : [];
  const plain = $ref === undefined && allOf === undefined ? schema : own;
  return [...(Object.keys(plain).length > 0 ? [plain] : []), ...referred, ...parts];
}

function impossible(walk: Walk, conjuncts: readonly unknown[]): string | undefined {
  if (conjuncts.includes(false)) return 'it is the schema "false"';
  const [only, ...others] = conjuncts;
  if (others.length === 0 && walk.possible.has(only)) return undefined;
  const sameAgain = (outer: readonly unknown[]) =>
    outer.length === conjuncts.length && outer.every((one, index) => isSame(one, conjuncts[index]));
  if (walk.inside.some(sameAgain)) return 'it requires itself endlessly';
  walk.effort.steps += 1;
  if (walk.effort.steps > mostSteps) return undefined;
  const inner: Walk = { ...walk, inside: [...walk.inside, conjuncts] };
  const parts = conjuncts.filter(isObject);
  const reason = impossibleByType(inner, parts) ?? impossibleChoice(inner, parts);
  if (!reason && others.length === 0) walk.possible.add(only);
  return reason;
}

/** Parts of an `allOf` are copied on the way; the members they hold are not. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function impossibleByType(walk: Walk, conjuncts: readonly JsonObject[]): string | undefined {
  const values = listedValues(conjuncts);
  if (values?.length === 0) return 'its parts list no common value';
  const allowed = allowedTypes(conjuncts);
  if (allowed.length === 0) return 'no type is allowed by all of its parts';
  const possible = values
    ? allowed.filter((type) => values.some((value) => typeName(value) === type))
    : allowed;
  if (possible.length === 0) return `none of the listed values is of the type ${allowed.join(' or ')}`;
  return impossibleInAll(possible, (type) => impossibleOf(type, walk, conjuncts));
}

function impossibleOf(type: Type, walk: Walk, conjuncts: readonly JsonObject[]): string | undefined {
  if (type === 'object')
    return crossed(conjuncts, 'minProperties', 'maxProperties') ?? impossibleMember(walk, conjuncts);
  if (type === 'array') return crossed(conjuncts, 'minItems', 'maxItems') ?? impossibleItem(walk, conjuncts);
  if (type === 'string') return crossed(conjuncts, 'minLength', 'maxLength');
  return type === 'number' ? crossed(conjuncts, 'minimum', 'maximum') : undefined;
}

function impossibleMember(walk: Walk, conjuncts: readonly JsonObject[]): string | undefined {
  for (const name of new Set(
    conjuncts.flatMap(({ required }) => (Array.isArray(required) ? required.map(String) : [])),
  )) {
    if (conjuncts.some((part) => forbids(part, name)))
      return `"${name}" is required, but a part with "additionalProperties: false" does not allow it`;
    const members = conjuncts.flatMap(({ properties }) =>
      isObject(properties) ? conjunctsOf(walk.document, properties[name]) : [],
    );
    const reason = impossible(walk, members);
    if (members.length > 0 && reason) return `"${name}" is required, but impossible: ${reason}`;
  }
  return undefined;
}

function forbids({ properties, patternProperties, additionalProperties }: JsonObject, name: string): boolean {
  const known = isObject(properties) && Object.hasOwn(properties, name);
  return additionalProperties === false && !known && patternProperties === undefined;
}

function impossibleItem(walk: Walk, conjuncts: readonly JsonObject[]): string | undefined {
  const needsOne = conjuncts.some(({ minItems }) => typeof minItems === 'number' && minItems > 0);
  const items = itemsOf(walk.document, conjuncts);
  const reason = needsOne && items.length > 0 ? impossible(walk, items) : undefined;
  return reason && `it needs an item, but none is possible: ${reason}`;
}

function itemsOf(document: JsonObject, conjuncts: readonly unknown[]): unknown[] {
  return conjuncts
    .filter(isObject)
    .filter(({ prefixItems }) => prefixItems === undefined)
    .flatMap(({ items }) => conjunctsOf(document, items));
}

/** A choice of which no branch agrees with what stands beside it. */
function impossibleChoice(walk: Walk, conjuncts: readonly JsonObject[]): string | undefined {
  const beside = conjuncts.map(({ anyOf: _, oneOf: __, ...rest }) => rest);
  for (const { anyOf, oneOf } of conjuncts) {
    for (const branches of [anyOf, oneOf]) {
      if (!Array.isArray(branches) || branches.length === 0) continue;
      const reason = impossibleInAll(branches, (branch) =>
        impossible(walk, [...beside, ...conjunctsOf(walk.document, branch)]),
      );
      if (reason) return `none of its alternatives is possible: ${reason}`;
    }
  }
  return undefined;
}

/** The reason of the first alternative if every one of them has a reason. Stops at the first that has none. */
function impossibleInAll<T>(
  alternatives: readonly T[],
  reasonOf: (one: T) => string | undefined,
): string | undefined {
  let first: string | undefined;
  for (const alternative of alternatives) {
    const reason = reasonOf(alternative);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

function crossed(conjuncts: readonly JsonObject[], low: string, high: string): string | undefined {
  const numbers = (keyword: string) =>
    conjuncts.map((part) => part[keyword]).filter((value) => typeof value === 'number');
  const [least, most] = [Math.max(...numbers(low)), Math.min(...numbers(high))];
  return least > most ? `${low} ${least} is more than ${high} ${most}` : undefined;
}

function listedValues(conjuncts: readonly JsonObject[]): unknown[] | undefined {
  const lists = conjuncts.flatMap((part) => [
    ...(Array.isArray(part.enum) ? [part.enum] : []),
    ...('const' in part ? [[part.const]] : []),
  ]);
  const [first, ...others] = lists;
  const texts = others.map((list) => list.map((value) => JSON.stringify(value)));
  return first?.filter((value) => texts.every((list) => list.includes(JSON.stringify(value))));
}

function allowedTypes(conjuncts: readonly unknown[]): Type[] {
  return types.filter((type) => conjuncts.every((part) => allows(part, type)));
}

/** A type that nobody knows restricts nothing: that it is there is another defect. */
function allows(part: unknown, type: Type): boolean {
  if (!isObject(part) || part.type === undefined) return true;
  const named = Array.isArray(part.type) ? part.type : [part.type];
  const isUnknown = (name: unknown) => name !== 'integer' && !types.some((known) => known === name);
  return named.includes(type) || (type === 'number' && named.includes('integer')) || named.some(isUnknown);
}

function typeName(value: unknown): Type {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return types.find((type) => type === typeof value) ?? 'object';
}
