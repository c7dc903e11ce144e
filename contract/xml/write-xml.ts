import { XMLBuilder } from 'fast-xml-parser';
import { at, isObject, type JsonObject } from '../json.ts';
import { itemName, namesOf, type XmlNode, xmlNode } from './xml-node.ts';

/** An element, a text or a section of CDATA, as the library wants them where order counts. */
type Written = Readonly<Record<string, unknown>>;

/** What stands in an element: its attributes, and what is inside. */
interface Content {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Written[];
}

const attributes = ':@';
const text = '#text';
const cdata = '#cdata';
const nil = { 'xsi:nil': 'true', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' };

/** A value as an XML document, by what its schema (a pointer) says of XML. */
export function writeXml(document: JsonObject, schema: string | undefined, value: unknown): string {
  const node = xmlNode(document, schema === undefined ? {} : at(document, schema));
  const name = rootName(schema);
  const isBare = Array.isArray(value) && node.kind !== 'element';
  // A document has one element around everything, also where a list has none.
  const [tag] = namesOf(node, name);
  const root = isBare
    ? { [tag]: nodesOf(node, name, value, new Set()) }
    : nodesOf({ ...node, kind: 'element' }, name, value, new Set())[0];
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    textNodeName: text,
    cdataPropName: cdata,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build([root])}`;
}

/** A root that nothing names is called as its component. */
function rootName(schema: string | undefined): string {
  return /^#\/components\/schemas\/([\w.-]+)$/.exec(schema ?? '')?.[1] ?? 'root';
}

/** What stands for a value in the element around it. `scope`: the prefixes that are declared there. */
function nodesOf(node: XmlNode, member: string, value: unknown, scope: ReadonlySet<string>): Written[] {
  if (Array.isArray(value)) {
    const items = node.items() ?? anything;
    const name = itemName(node, member);
    const inside = value.flatMap((item) => nodesOf(items, name, item, scope));
    return node.kind === 'element'
      ? [element(node, member, { attributes: {}, children: inside }, scope)]
      : inside;
  }
  if (value === null)
    return node.kind === 'element' ? [element(node, member, { attributes: nil, children: [] }, scope)] : [];
  if (node.kind === 'text') return [{ [text]: textOf(value) }];
  if (node.kind === 'cdata') return [{ [cdata]: [{ [text]: textOf(value) }] }];
  const inner = isObject(value)
    ? contentOf(node, value, scope)
    : { attributes: {}, children: [{ [text]: textOf(value) }] };
  return node.kind === 'none' ? [...inner.children] : [element(node, member, inner, scope)];
}

function contentOf(node: XmlNode, value: JsonObject, scope: ReadonlySet<string>): Content {
  const found: Record<string, string> = {};
  const children: Written[] = [];
  const inside = node.prefix === undefined ? scope : new Set([...scope, node.prefix]);
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const inner = node.members().get(name) ?? node.others() ?? anything;
    if (inner.kind === 'attribute') {
      if (member !== null) Object.assign(found, attributeOf(inner, name, member, inside));
    } else if (inner.kind === 'none' && isObject(member)) {
      const content = contentOf(inner, member, inside);
      Object.assign(found, content.attributes);
      children.push(...content.children);
    } else {
      children.push(...nodesOf(inner, name, member, inside));
    }
  }
  return { attributes: found, children };
}

function attributeOf(node: XmlNode, member: string, value: unknown, scope: ReadonlySet<string>) {
  const [name] = namesOf(node, member);
  const written = Array.isArray(value) ? value.map(textOf).join(' ') : textOf(value);
  return { [qualified(node, name, scope)]: written, ...declaration(node, scope) };
}

function element(node: XmlNode, member: string, content: Content, scope: ReadonlySet<string>): Written {
  const [name] = namesOf(node, member);
  return {
    [qualified(node, name, scope)]: content.children,
    [attributes]: { ...elementDeclaration(node), ...content.attributes },
  };
}

function elementDeclaration({ prefix, namespace }: XmlNode): Readonly<Record<string, string>> {
  if (namespace === undefined) return {};
  return { [prefix === undefined ? 'xmlns' : `xmlns:${prefix}`]: namespace };
}

/** An attribute without a prefix is in no namespace, whatever is declared. */
function declaration(node: XmlNode, scope: ReadonlySet<string>): Readonly<Record<string, string>> {
  const { prefix } = node;
  return prefix === undefined || scope.has(prefix) ? {} : elementDeclaration(node);
}

/** A prefix that nothing declares would not be well-formed (Namespaces in XML 1.0, section 5): the name goes without. */
function qualified({ prefix, namespace }: XmlNode, name: string, scope: ReadonlySet<string>): string {
  const isDeclared = prefix !== undefined && (namespace !== undefined || scope.has(prefix));
  return isDeclared ? `${prefix}:${name}` : name;
}

/** As text; what XML cannot say (section 2.2) is left out. */
function textOf(value: unknown): string {
  const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [...plain].filter(isAllowed).join('');
}

function isAllowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

const anything: XmlNode = xmlNode({}, {});
