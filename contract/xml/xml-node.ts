import { at, isObject, type JsonObject } from '../json.ts';
import { lazily } from '../memoise.ts';
import { typesOf } from '../schemas/dialect.ts';
import { resolve } from '../schemas/references.ts';
import { possibleName } from './xml-name.ts';

/** What a schema says of XML (OpenAPI, "XML Object"; `nodeType` since 3.2): how its values are written, and found again. */
export interface XmlNode {
  /** `none`: nothing stands for the value itself; its items or members stand in the element around it. */
  readonly kind: 'element' | 'attribute' | 'text' | 'cdata' | 'none';
  /** As the place where it is used says; as the schema says that is referred to there. */
  readonly ownName: string | undefined;
  readonly sharedName: string | undefined;
  readonly prefix: string | undefined;
  readonly namespace: string | undefined;
  readonly types: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Found on demand: schemas may contain themselves. */
  readonly members: () => ReadonlyMap<string, XmlNode>;
  readonly items: () => XmlNode | undefined;
  /** For members that the schema does not name. */
  readonly others: () => XmlNode | undefined;
}

const deepest = 8;
const kinds = ['element', 'attribute', 'text', 'cdata', 'none'] as const;

/** The node for a schema, through references and compositions. */
export function xmlNode(document: JsonObject, schema: unknown): XmlNode {
  const parts = partsOf(document, schema, 0);
  const own = xmlOf(schema);
  const shared = isObject(schema) && typeof schema.$ref === 'string' ? xmlOf(parts[1]) : sharedXml(parts);
  const xml = { ...shared, ...own };
  const types = new Set(parts.flatMap((part) => [...typesOf(part), ...typesOfValues(part)]));
  // What a schema with a type says of values of other types says nothing about its own.
  const untyped = parts.filter((part) => typesOf(part).length === 0);
  if (untyped.some(({ properties }) => isObject(properties))) types.add('object');
  if (untyped.some(({ items }) => isObject(items))) types.add('array');
  const isList = types.has('array') && !types.has('object');
  return {
    kind: kindOf(xml, isList),
    ownName: nameIn(own),
    sharedName: nameIn(shared),
    prefix: textIn(xml.prefix),
    namespace: textIn(xml.namespace),
    types,
    required: new Set(parts.flatMap(({ required }) => (Array.isArray(required) ? required.map(String) : []))),
    members: lazily(() => {
      const schemas = parts.flatMap(({ properties }) =>
        isObject(properties) ? Object.entries(properties) : [],
      );
      return new Map(schemas.map(([name, member]) => [name, xmlNode(document, member)]));
    }),
    items: lazily(() => {
      const items = parts.find((part) => isObject(part.items))?.items;
      return items === undefined ? undefined : xmlNode(document, items);
    }),
    others: lazily(() => {
      const others = parts.find((part) => isObject(part.additionalProperties))?.additionalProperties;
      return others === undefined ? undefined : xmlNode(document, others);
    }),
  };
}

/** The names of an element that a node may have, the one it is written with first. `fallback` is that of its member. */
export function namesOf(
  { ownName, sharedName }: XmlNode,
  fallback: string,
): readonly [string, ...(readonly string[])] {
  if (ownName !== undefined) return [ownName];
  const usual = possibleName(fallback);
  return sharedName === undefined ? [usual] : [sharedName, usual];
}

/** What an item of a list is called unless it says itself: as its wrapper, or as the member. */
export function itemName(list: XmlNode, fallback: string): string {
  return list.kind === 'element' ? namesOf(list, fallback)[0] : fallback;
}

function kindOf(xml: JsonObject, isList: boolean): XmlNode['kind'] {
  const said = kinds.find((kind) => kind === xml.nodeType);
  if (said) return said;
  if (xml.attribute === true) return 'attribute';
  return isList && xml.wrapped !== true ? 'none' : 'element';
}

/** A schema and all that judges the same value, itself first. */
function partsOf(document: JsonObject, schema: unknown, depth: number): JsonObject[] {
  if (!isObject(schema) || depth > deepest) return [];
  const referred = typeof schema.$ref === 'string' ? at(document, schema.$ref) : undefined;
  const target =
    typeof schema.$ref === 'string' ? resolve(document, referred, schema.$ref)?.value : undefined;
  const inner = [schema.allOf, schema.anyOf, schema.oneOf].filter(Array.isArray).flat();
  return [
    schema,
    ...(target ? partsOf(document, target, depth + 1) : []),
    ...inner.flatMap((part) => partsOf(document, part, depth + 1)),
  ];
}

/** A schema that only extends one other is named as that one. */
function sharedXml([schema, only]: readonly JsonObject[]): JsonObject {
  return Array.isArray(schema?.allOf) && schema.allOf.length === 1 ? xmlOf(only) : {};
}

function xmlOf(schema: unknown): JsonObject {
  return isObject(schema) && isObject(schema.xml) ? schema.xml : {};
}

/** Of schemas that list their values without a type. */
function typesOfValues({ enum: values, const: only }: JsonObject): string[] {
  const listed = Array.isArray(values) ? values : only === undefined ? [] : [only];
  return listed.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value));
}

function nameIn({ name }: JsonObject): string | undefined {
  const text = textIn(name);
  return text === undefined ? undefined : possibleName(text);
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
