import { at, child, isObject, type JsonObject } from '../json.ts';
import { bases, type Discriminator, type Family, nameOf, readChoice, readFamilies } from './discriminator.ts';
import { canonical } from './in-place.ts';
import { mapSchemas, visitSchemas } from './schema-map.ts';

/**
 * What discriminators say in the words of JSON Schema: the value of a member names the alternative that all the rest is
 * judged by. `judged` is written so that the problems of that alternative are told, `made` so that each alternative says
 * its name. Covers a discriminator beside `oneOf` or `anyOf`, and one of a schema that others extend by `allOf`. Returns
 * the same object where the document has none.
 */
export function discriminated(document: JsonObject, form: 'judged' | 'made'): JsonObject {
  const families = readFamilies(document);
  if (families.size === 0 && !hasDiscriminator(document)) return document;
  const written = { ...document };
  const kept: Record<string, unknown> = {};
  for (const base of families.keys()) kept[nameOf(base)] = withoutDiscriminator(at(document, base));
  const extended = mapSchemas(written, (schema, pointer) => {
    const own = ownName(families, pointer);
    const parts = isChild(families, pointer) ? referringToBases(families, schema, kept) : schema;
    return own && (form === 'made' || own.isMapped)
      ? named(
          parts,
          own.member,
          own.names.flatMap((all) => (form === 'made' ? all.slice(0, 1) : all)),
        )
      : parts;
  });
  const result = mapSchemas(extended, (schema, pointer) => {
    const told = families.get(pointer) ?? readChoice(document, schema);
    return told ? choosing(schema, told, form) : schema;
  });
  const holder = isObject(result.components) ? result.components : {};
  return { ...result, components: { ...holder, [tokenOfBases]: kept } };
}

const tokenOfBases = bases.replace('#/components/', '');

function hasDiscriminator(document: JsonObject): boolean {
  let found = false;
  visitSchemas(document, ({ discriminator }) => {
    found ||= isObject(discriminator);
  });
  return found;
}

function isChild(families: ReadonlyMap<string, Family>, pointer: string): boolean {
  return [...families.values()].some(({ children }) => children.has(pointer));
}

function ownName(families: ReadonlyMap<string, Family>, pointer: string) {
  for (const { member, children } of families.values()) {
    const own = children.get(pointer);
    if (own && own.names.length > 0) return { member, ...own };
  }
  return undefined;
}

/** What extends a base has its members, and is not one of the alternatives that the base stands for elsewhere. */
function referringToBases(
  families: ReadonlyMap<string, Family>,
  schema: JsonObject,
  kept: JsonObject,
): JsonObject {
  if (!Array.isArray(schema.allOf)) return schema;
  const parts = schema.allOf.map((part) => {
    const base = isObject(part) && typeof part.$ref === 'string' ? canonical(part.$ref) : '';
    return families.has(base) && Object.hasOwn(kept, nameOf(base))
      ? { ...part, $ref: child(bases, nameOf(base)) }
      : part;
  });
  return { ...schema, allOf: parts };
}

function withoutDiscriminator(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { discriminator: _, ...rest } = schema;
  return rest;
}

function named(schema: JsonObject, member: string, names: readonly string[]): JsonObject {
  const naming = { properties: { [member]: { enum: names } }, required: [member] };
  return { ...schema, allOf: [...(Array.isArray(schema.allOf) ? schema.allOf : []), naming] };
}

function choosing(schema: JsonObject, told: Discriminator, form: 'judged' | 'made'): JsonObject {
  const { discriminator: _, oneOf, anyOf, allOf, ...rest } = schema;
  const choice = form === 'judged' ? judgedChoice(told, { oneOf, anyOf }) : madeChoice(told);
  return { ...rest, allOf: [...(Array.isArray(allOf) ? allOf : []), choice] };
}

function madeChoice({ member, alternatives, unnamed, otherwise }: Discriminator): JsonObject {
  const mapped = alternatives.filter(({ isMapped }) => isMapped);
  // The last one of a family is its base, which nobody may be meant to send.
  const naming = (mapped.length > 0 ? mapped : alternatives).map(({ schema, names }) => ({
    allOf: [schema, { properties: { [member]: { enum: [names[0]] } }, required: [member] }],
  }));
  return { anyOf: [...naming, ...(otherwise === undefined ? [] : [otherwise]), ...unnamed] };
}

function judgedChoice(
  { member, alternatives, unnamed, otherwise }: Discriminator,
  { oneOf, anyOf }: JsonObject,
): JsonObject {
  const says = (names: readonly string[]) => ({
    properties: { [member]: { enum: names } },
    required: [member],
  });
  const all = alternatives.flatMap(({ names }) => names);
  const rules = alternatives.map(({ schema, names }) => conditional(says(names), schema));
  const objects = unnamed.filter((one) => !(isObject(one) && one.type === 'null'));
  const others = [...objects, ...(otherwise === undefined ? [] : [otherwise])];
  const named = others.length === 0 ? says(all) : { if: says(all), else: { anyOf: others } };
  const written = oneOf === undefined ? (anyOf === undefined ? {} : { anyOf }) : { oneOf };
  return { ...conditional({ type: 'object' }, { allOf: [named, ...rules] }), else: written };
}

/** Not written as a literal: an object with a member `then` looks like a promise. */
function conditional(condition: JsonObject, consequence: unknown): JsonObject {
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
}
