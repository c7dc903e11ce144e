import { isOpenApi32 } from '../document/is-openapi-32.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { resolve } from '../schemas/references.ts';
import { formParts } from './form-parts.ts';
import { listMembers } from './list-answer.ts';
import { isForm, isMultipart, sequenceKind } from './media-type.ts';
import type { MediaType, RequestBody } from './operation.ts';
import { readHeaders } from './read-headers.ts';
import { isReference, type Reading, schemaPointer } from './reading.ts';
import { mediaExamples } from './serialised-examples.ts';

/** The request body of an operation; undefined where it has none. */
export function readBody(reading: Reading, body: unknown, pointer: string): RequestBody | undefined {
  const resolved = resolve(reading.document, body, pointer);
  // What nobody knows may be there, and may be anything.
  if (!resolved && isReference(body))
    return { required: false, content: [{ type: '*/*', schema: undefined, examples: [] }] };
  if (!resolved) return undefined;
  const { value } = resolved;
  return {
    required: value.required === true,
    content: readContent(reading, value.content, child(resolved.pointer, 'content')),
  };
}

/** The media types of a `content` object, in the order of the document; `pointer` is where it stands. */
export function readContent({ document, holesIn }: Reading, content: unknown, pointer: string): MediaType[] {
  if (!isObject(content)) return [];
  return Object.entries(content).flatMap(([type, written]) => {
    const found = resolve(document, written, child(pointer, type));
    if (!found) return [];
    const { value: media, pointer: where } = found;
    const schema = schemaPointer(document, media, where);
    const read: Omit<MediaType, 'examples'> = {
      type,
      schema,
      ...sequenceOf(document, type, media, schema),
      ...(isList(document, schema) ? { isList: true } : {}),
      ...listsOf(document, schema),
      ...(isText(document, schema) ? { isText: true } : {}),
      ...(hasNoMembers(document, schema) ? { hasNoMembers: true } : {}),
      ...((isMultipart(type) || isForm(type)) && {
        parts: formParts(document, {
          mediaType: type,
          schema,
          encoding: media.encoding,
          readHeaders: (member, headers) =>
            readHeaders(document, headers, child(where, 'encoding', member, 'headers')),
        }),
      }),
      ...(holesIn(schema).length > 0 && { unresolved: holesIn(schema) }),
    };
    return [{ ...read, examples: mediaExamples(document, media, where, read) }];
  });
}

/** OpenAPI 3.2: the value of a sequential media type is a list of its items. Older documents mean anything by their schemas. */
function sequenceOf(
  document: JsonObject,
  type: string,
  { prefixEncoding, itemEncoding }: JsonObject,
  schema: string | undefined,
): Pick<MediaType, 'sequence' | 'itemTypes'> {
  const sequence = isOpenApi32(document) && isList(document, schema) ? sequenceKind(type) : undefined;
  if (sequence === undefined) return {};
  const typeIn = (encoding: unknown): string | undefined =>
    isObject(encoding) && typeof encoding.contentType === 'string' ? encoding.contentType : undefined;
  const first = Array.isArray(prefixEncoding) ? prefixEncoding.map(typeIn) : [];
  return { sequence, ...(sequence === 'parts' && { itemTypes: { first, others: typeIn(itemEncoding) } }) };
}

function listsOf(document: JsonObject, schema: string | undefined): Pick<MediaType, 'lists'> {
  const lists = schema === undefined ? [] : listMembers(document, at(document, schema), schema);
  return lists.length > 0 ? { lists } : {};
}

function isList(document: JsonObject, schema: string | undefined): boolean {
  const definition = schema === undefined ? undefined : at(document, schema);
  return typesOf(definition).includes('array') || (isObject(definition) && 'items' in definition);
}

/** Whether a value of a schema can be a text, so that it is the content itself. */
function isText(document: JsonObject, schema: string | undefined): boolean {
  const definition = schema === undefined ? {} : at(document, schema);
  if (!isObject(definition)) return false;
  const types = typesOf(definition);
  const isComposed = ['properties', 'items', 'allOf', 'anyOf', 'oneOf'].some((name) => name in definition);
  return types.includes('string') || (types.length === 0 && !isComposed);
}

function hasNoMembers(document: JsonObject, schema: string | undefined): boolean {
  const definition =
    schema === undefined ? undefined : resolve(document, at(document, schema), schema)?.value;
  const types = typesOf(definition);
  return types.length > 0 && !types.includes('object');
}
