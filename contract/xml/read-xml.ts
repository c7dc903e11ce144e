import { at, type JsonObject } from '../json.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import { itemName, namesOf, type XmlNode, xmlNode } from './xml-node.ts';

/** A body of XML as a value. */
export interface ReadXml {
  /** What the text may mean: all text where a schema allows it, and numbers where it allows them. Both may be the same. */
  readonly readings: readonly unknown[];
  /** What is wrong whatever the values are: not well-formed, other names or namespaces than documented. */
  readonly problems: readonly string[];
}

/** Reads a body by what its schema (a pointer) says of XML. */
export function readXml(document: JsonObject, schema: string | undefined, body: string): ReadXml {
  const root = parseXml(body);
  if (typeof root === 'string') return { readings: [], problems: [root] };
  const node = xmlNode(document, schema === undefined ? {} : at(document, schema));
  const problems = new Set<string>();
  const isList = node.types.has('array') && node.kind !== 'element';
  const name = node.ownName ?? node.sharedName;
  if (name !== undefined && !isList && localName(name) !== root.name)
    problems.add(`the root element is <${root.name}>, expected <${name}>`);
  else if (!isList) checkNamespace(node, root, problems);
  const readings = (['typed', 'text'] as const).map((preference) =>
    readElement({ preference, problems }, node, root, undefined),
  );
  return { readings, problems: [...problems] };
}

interface Reading {
  /** What is taken where a schema allows texts and others. */
  readonly preference: 'typed' | 'text';
  readonly problems: Set<string>;
}

/** `member`: the name that items of a list have by default; undefined where any will do. */
function readElement(
  reading: Reading,
  node: XmlNode,
  element: XmlElement,
  member: string | undefined,
): unknown {
  if (element.isNil) return null;
  const { types } = node;
  if (types.has('array') && !types.has('object')) return itemsOf(reading, node, element.elements, member);
  const hasMembers = element.elements.length > 0 || element.attributes.size > 0;
  const isObject = types.has('object') || (types.size === 0 && hasMembers);
  const isScalar = [...types].some((type) => type !== 'object' && type !== 'array' && type !== 'null');
  if (isObject && (hasMembers || !isScalar)) return objectOf(reading, node, element);
  return scalarOf(reading, node, element.text);
}

function itemsOf(
  reading: Reading,
  list: XmlNode,
  elements: readonly XmlElement[],
  member: string | undefined,
): unknown[] {
  const items = list.items() ?? anything;
  const isNamed = member !== undefined || items.ownName !== undefined || items.sharedName !== undefined;
  const found = isNamed ? matching(items, itemName(list, member ?? ''), elements) : elements;
  for (const element of found) checkNamespace(items, element, reading.problems);
  return found.map((element) => readElement(reading, items, element, undefined));
}

/** Members without an element of their own may contain themselves: nobody looks deeper than this. */
const deepest = 20;

function objectOf(reading: Reading, node: XmlNode, element: XmlElement, depth = 0): JsonObject {
  const taken = new Set<XmlElement>();
  const entries = [...node.members()].flatMap(([name, member]): [string, unknown][] => {
    const values = memberValues(
      reading,
      { name, member, isRequired: node.required.has(name) },
      element,
      depth,
    );
    for (const each of values.elements) taken.add(each);
    const [first, ...more] = values.values;
    if (values.values.length === 0) return [];
    return [[name, more.length > 0 ? values.values : first]];
  });
  // What a member without an element of its own does not name belongs to whatever is around it.
  if (depth > 0) return Object.fromEntries(entries);
  const inside = [...node.members().values()].filter(({ kind }) => kind === 'none');
  const others = element.elements.filter((each) => !taken.has(each) && !isInside(inside, each));
  return Object.fromEntries([...entries, ...otherMembers(reading, node, others)]);
}

interface Member {
  readonly name: string;
  readonly member: XmlNode;
  readonly isRequired: boolean;
}

/** The values that an element has for a member, more than one only if it is there more than once; and what they stand in. */
function memberValues(
  reading: Reading,
  { name, member, isRequired }: Member,
  element: XmlElement,
  depth: number,
): { readonly values: readonly unknown[]; readonly elements: readonly XmlElement[] } {
  const without = (values: readonly unknown[]) => ({ values, elements: [] });
  switch (member.kind) {
    case 'attribute': {
      const written = element.attributes.get(localName(namesOf(member, name)[0]));
      return without(written === undefined ? [] : [attributeValue(reading, member, written)]);
    }
    case 'text':
    case 'cdata':
      return without(element.text !== '' || isRequired ? [scalarOf(reading, member, element.text)] : []);
    case 'none':
      return member.types.has('array')
        ? bareList(reading, { name, member, isRequired }, element)
        : without(bareObject(reading, member, element, depth));
    case 'element': {
      const elements = matching(member, name, element.elements);
      for (const each of elements) checkNamespace(member, each, reading.problems);
      const [written] = namesOf(member, name);
      return { values: elements.map((each) => readElement(reading, member, each, written)), elements };
    }
  }
}

/** A list without a wrapper: without items there is nothing of it at all. */
function bareList(reading: Reading, { name, member, isRequired }: Member, element: XmlElement) {
  const elements = matching(member.items() ?? anything, name, element.elements);
  const isThere = elements.length > 0 || isRequired;
  return { values: isThere ? [itemsOf(reading, member, elements, name)] : [], elements };
}

function bareObject(reading: Reading, member: XmlNode, element: XmlElement, depth: number): JsonObject[] {
  const inner = depth < deepest ? objectOf(reading, member, element, depth + 1) : {};
  return Object.keys(inner).length > 0 ? [inner] : [];
}

/** Elements that no member of the schema is written as. One where an attribute is documented is wrong in itself. */
function otherMembers(reading: Reading, node: XmlNode, elements: readonly XmlElement[]): [string, unknown][] {
  const byName = Map.groupBy(elements, ({ name }) => name);
  return [...byName].flatMap(([name, found]): [string, unknown][] => {
    const known = node.members().get(name);
    if (known?.kind === 'attribute')
      reading.problems.add(`<${name}> is an element where an attribute is documented`);
    if (known) return [];
    const values = found.map((each) => readElement(reading, node.others() ?? anything, each, undefined));
    return [[name, values.length > 1 ? values : values[0]]];
  });
}

/** Whether an element belongs to a member that has none of its own. */
function isInside(members: readonly XmlNode[], element: XmlElement): boolean {
  return members.some(
    (member) =>
      member.types.has('object') &&
      [...member.members()].some(
        ([name, inner]) =>
          matching(inner.kind === 'none' ? (inner.items() ?? inner) : inner, name, [element]).length > 0,
      ),
  );
}

function matching(node: XmlNode, fallback: string, elements: readonly XmlElement[]): XmlElement[] {
  const names = namesOf(node, fallback).map(localName);
  return elements.filter(({ name }) => names.includes(name));
}

function checkNamespace({ namespace }: XmlNode, element: XmlElement, problems: Set<string>): void {
  if (namespace === undefined || element.namespace === namespace) return;
  const found = element.namespace === undefined ? 'no namespace' : `the namespace ${element.namespace}`;
  problems.add(`<${element.name}> is in ${found}, expected ${namespace}`);
}

function attributeValue(reading: Reading, node: XmlNode, written: string): unknown {
  if (!node.types.has('array')) return scalarOf(reading, node, written);
  const items = node.items() ?? anything;
  return written
    .split(/\s+/)
    .filter(Boolean)
    .map((item) => scalarOf(reading, items, item));
}

function scalarOf({ preference }: Reading, { types }: XmlNode, text: string): unknown {
  if (types.has('string') && preference === 'text') return text;
  const bare = text.trim();
  const isNumeric = types.has('integer') || types.has('number');
  if (isNumeric && /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(bare)) return Number(bare);
  if (types.has('boolean') && (bare === 'true' || bare === 'false')) return bare === 'true';
  // XML Schema, part 2, section 3.2.2: a boolean may be 0 or 1.
  if (types.has('boolean') && !types.has('string') && (bare === '1' || bare === '0')) return bare === '1';
  if (types.has('null') && !types.has('string') && bare === '') return null;
  return text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const anything: XmlNode = xmlNode({}, {});
