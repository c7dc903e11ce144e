import type { JsonObject } from '../json.ts';
import { readXml } from '../xml/read-xml.ts';
import { readExamples } from './examples.ts';
import { isJson, isXml } from './media-type.ts';
import type { Example, MediaType } from './operation.ts';
import { readSequence } from './sequence/sequence.ts';

/**
 * The examples of a media type as values: those that are written as they go over the wire (`serializedValue` of OpenAPI 3.2,
 * XML and sequences as texts) are read first. What cannot be read stays the text that it is.
 */
export function mediaExamples(
  document: JsonObject,
  holder: JsonObject,
  pointer: string,
  media: Omit<MediaType, 'examples'>,
): Example[] {
  return readExamples(document, holder, pointer, 'serializedValue').map((example) => {
    const { value } = example;
    const isWire =
      example.pointer.endsWith('/serializedValue') || media.sequence !== undefined || isXml(media.type);
    return typeof value === 'string' && isWire && media.isText !== true
      ? { ...example, value: readValue(document, media, value) }
      : example;
  });
}

function readValue(
  document: JsonObject,
  { type, schema, sequence, itemTypes }: Omit<MediaType, 'examples'>,
  text: string,
): unknown {
  if (sequence) {
    const { items, problems } = readSequence(sequence, { contentType: type, text }, { itemTypes });
    return problems.length === 0 ? items : text;
  }
  if (isXml(type)) {
    const { readings, problems } = readXml(document, schema, text);
    return problems.length === 0 ? readings[0] : text;
  }
  return isJson(type) ? (jsonIn(text) ?? text) : text;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
