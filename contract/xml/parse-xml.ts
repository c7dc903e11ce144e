import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as it was read, with its namespace found. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** By name without prefix; declarations of namespaces are none. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly elements: readonly XmlElement[];
  /** All text directly inside, sections of CDATA included. */
  readonly text: string;
  readonly isNil: boolean;
}

const attributes = ':@';
const text = '#text';
const cdata = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: text,
  cdataPropName: cdata,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Only with these are numeric references read.
  htmlEntities: true,
});

/** The root element of an XML document, or why there is none, as a sentence. */
export function parseXml(body: string): XmlElement | string {
  const source = body.replace(/^\uFEFF/, '');
  const checked = XMLValidator.validate(source);
  if (checked !== true) return `it is not well-formed XML (line ${checked.err.line})`;
  try {
    const nodes = parser.parse(source) as readonly Node[];
    const root = nodes.find((node) => nameOf(node) !== undefined);
    return root ? elementOf(root, new Map()) : 'it is XML without an element';
  } catch (error) {
    return `it cannot be read as XML: ${error instanceof Error ? error.message : String(error)}`;
  }
}

type Node = Readonly<Record<string, unknown>>;

function nameOf(node: Node): string | undefined {
  return Object.keys(node).find((key) => key !== attributes && key !== text && key !== cdata);
}

function elementOf(node: Node, outer: ReadonlyMap<string, string>): XmlElement {
  const tag = nameOf(node) ?? '';
  const written = Object.entries((node[attributes] ?? {}) as Readonly<Record<string, string>>);
  const declared = written.flatMap(([name, value]): [string, string][] =>
    name === 'xmlns' || name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : [],
  );
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const [prefix, name] = split(tag);
  const children = (node[tag] ?? []) as readonly Node[];
  const own = written.filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'));
  return {
    name,
    namespace: scope.get(prefix) || undefined,
    attributes: new Map(
      own.filter(([key]) => !key.startsWith('xsi:')).map(([key, value]) => [split(key)[1], value]),
    ),
    elements: children.filter((child) => nameOf(child) !== undefined).map((child) => elementOf(child, scope)),
    text: children.map(textIn).join(''),
    isNil: own.some(([key, value]) => key === 'xsi:nil' && (value === 'true' || value === '1')),
  };
}

function textIn(node: Node): string {
  const section = node[cdata];
  if (Array.isArray(section)) return section.map(textIn).join('');
  return text in node ? String(node[text]) : '';
}

/** "smp:id" → ["smp", "id"] */
function split(name: string): [string, string] {
  const cut = name.indexOf(':');
  return cut === -1 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)];
}
