import { isOpenApi32 } from '../document/is-openapi-32.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { sequenceKind } from './media-type.ts';

/** Members outside of media types in which nothing is one, whatever it looks like. */
const skipped = new Set(['schema', 'itemSchema', 'schemas', 'example', 'examples']);

/**
 * Says of every sequential media type what all of it is: a list of what its `itemSchema` describes (OpenAPI 3.2, "Media
 * Type Object"). What is made and judged by a schema is so for sequences, too.
 */
export function withItemLists(document: JsonObject): JsonObject {
  if (!isOpenApi32(document)) return document;
  const result = mapped(document, '#', '');
  return isObject(result) ? result : document;
}

function mapped(value: unknown, pointer: string, key: string): unknown {
  if (Array.isArray(value)) return value.map((item, index) => mapped(item, child(pointer, index), ''));
  if (!isObject(value) || skipped.has(key) || key.startsWith('x-')) return value;
  const entries = Object.entries(value).map(([name, member]) => {
    const where = child(pointer, name);
    const inner = mapped(member, where, name);
    const isMedia = key === 'content' || pointer === '#/components/mediaTypes';
    return [name, isMedia && isObject(inner) ? withList(inner, name, where) : inner];
  });
  return Object.fromEntries(entries);
}

/** Components have names, and may be of any media type. */
function withList(media: JsonObject, type: string, pointer: string): JsonObject {
  const isSequence = sequenceKind(type) !== undefined || pointer.startsWith('#/components/mediaTypes/');
  if (!isSequence || !isObject(media.itemSchema)) return media;
  const list = { type: 'array', items: { $ref: child(pointer, 'itemSchema') } };
  return { ...media, schema: isObject(media.schema) ? { ...list, allOf: [media.schema] } : list };
}
