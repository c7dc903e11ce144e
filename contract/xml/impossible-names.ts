import { at, child, isObject, type JsonObject } from '../json.ts';
import { perObject, remembered } from '../memoise.ts';
import { reachableSchemas } from '../schemas/reachable-schemas.ts';
import { isXmlName } from './xml-name.ts';
import { itemName, namesOf, type XmlNode, xmlNode } from './xml-node.ts';

/** A name of an element or an attribute that XML does not allow, and what has it. */
export interface ImpossibleName {
  /** Pointer of the schema. */
  readonly pointer: string;
  readonly name: string;
}

/**
 * The names in a schema (a pointer) that XML does not allow, such as "first name" or "@type". Nobody can know what a server
 * writes in place of them.
 */
export function impossibleXmlNames(document: JsonObject, schema: string): readonly ImpossibleName[] {
  return namesIn(document)(schema);
}

const namesIn = perObject((document: JsonObject) =>
  remembered((schema: string) =>
    [...reachableSchemas(document, [schema])].flatMap((pointer) => ownNames(document, pointer)),
  ),
);

function ownNames(document: JsonObject, pointer: string): ImpossibleName[] {
  const schema = at(document, pointer);
  if (!isObject(schema)) return [];
  const named = isObject(schema.xml) && typeof schema.xml.name === 'string' ? schema.xml.name : undefined;
  const members = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...(named === undefined || named === '' || isXmlName(named) ? [] : [{ pointer, name: named }]),
    ...members
      .filter(([name, member]) => !isXmlName(name) && takesItsName(xmlNode(document, member)))
      .map(([name]) => ({ pointer: child(pointer, 'properties', name), name })),
  ];
}

/** Whether the name of a member stands in XML: not if it has one of its own, or if nothing stands for it. */
function takesItsName(node: XmlNode): boolean {
  const unnamed = '';
  if (node.kind === 'element' || node.kind === 'attribute') return namesOf(node, unnamed)[0] === unnamed;
  const items = node.kind === 'none' ? node.items() : undefined;
  return items !== undefined && namesOf(items, itemName(node, unnamed))[0] === unnamed;
}
