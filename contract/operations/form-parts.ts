import { collectionFormatExtension } from '../extensions.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { resolve } from '../schemas/references.ts';
import { isJson, isMultipart } from './media-type.ts';
import type { FormPart, Header } from './operation.ts';

const deepest = 5;

/** Where a form stands in a document. */
interface Form {
  readonly mediaType: string;
  readonly schema: string | undefined;
  /** By the name of a member (OpenAPI, "Encoding Object"). */
  readonly encoding: unknown;
  readonly readHeaders: (member: string, headers: unknown) => readonly Header[];
}

/**
 * How the members of a form are sent: as the document says, otherwise texts as they are, objects as JSON, binary content as
 * files. By the name of the member.
 */
export function formParts(
  document: JsonObject,
  { mediaType, schema, encoding, readHeaders }: Form,
): Readonly<Record<string, FormPart>> {
  if (schema === undefined) return {};
  const said = isObject(encoding) ? encoding : {};
  const hasParts = isMultipart(mediaType);
  // OpenAPI 3.0: of a form in parts, styles are ignored.
  const hasStyles = !hasParts || !String(document.openapi).startsWith('3.0');
  const parts = membersWithSchemas(document, schema, 0).map(([name, pointer]) => {
    const found = Object.hasOwn(said, name) ? said[name] : undefined;
    const own = isObject(found) ? found : {};
    const headers = hasParts ? readHeaders(name, own.headers) : [];
    const style = hasStyles || own[collectionFormatExtension] === true ? styleOf(own) : undefined;
    return [
      name,
      {
        ...partOf(document, pointer, own.contentType),
        ...(style && { style }),
        ...(headers.length > 0 && { headers }),
      },
    ];
  });
  return Object.fromEntries(parts);
}

/** Whoever says one of these says that a member is serialised as a parameter of a query is. */
function styleOf({ style, explode, allowReserved }: JsonObject): FormPart['style'] {
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const chosen = typeof style === 'string' ? style : 'form';
  return { style: chosen, explode: typeof explode === 'boolean' ? explode : chosen === 'form' };
}

function membersWithSchemas(document: JsonObject, pointer: string, depth: number): [string, string][] {
  const found = resolve(document, at(document, pointer), pointer);
  if (!found || depth > deepest) return [];
  const { value, pointer: where } = found;
  const composed = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const parts = value[keyword];
    return Array.isArray(parts) ? parts.map((_, index) => child(where, keyword, index)) : [];
  });
  return [
    ...composed.flatMap((part) => membersWithSchemas(document, part, depth + 1)),
    ...Object.keys(isObject(value.properties) ? value.properties : {}).map((name): [string, string] => [
      name,
      child(where, 'properties', name),
    ]),
  ];
}

function partOf(document: JsonObject, pointer: string, said: unknown): FormPart {
  const whole = resolve(document, at(document, pointer), pointer)?.value ?? {};
  // Each item of a list is a part of its own.
  const schema = resolve(document, whole.items, '#')?.value ?? whole;
  const { format, contentMediaType, contentEncoding } = schema;
  const [listed = []] = [said, contentMediaType]
    .filter((type) => typeof type === 'string')
    .map((types) => types.split(',').map((type) => type.trim()));
  const accepted = typeof said === 'string' ? { accepted: listed } : {};
  const type = listed.find((each) => !each.includes('*')) ?? exampleOf(listed[0]);
  const isBinary = format === 'binary' || contentEncoding !== undefined || contentMediaType !== undefined;
  const isFile = isBinary || (type !== undefined && !isJson(type) && !type.startsWith('text/plain'));
  if (isFile) return { contentType: type ?? 'application/octet-stream', isFile, ...accepted };
  const isStructured = typesOf(schema).includes('object') || isObject(schema.properties);
  return { contentType: type ?? (isStructured ? 'application/json' : undefined), isFile, ...accepted };
}

const examples: Readonly<Record<string, string>> = {
  image: 'image/png',
  text: 'text/plain',
  audio: 'audio/mpeg',
  video: 'video/mp4',
};

/** A media type of a range of them. */
function exampleOf(range: string | undefined): string | undefined {
  return range === undefined
    ? undefined
    : (examples[range.split('/')[0] ?? ''] ?? 'application/octet-stream');
}
