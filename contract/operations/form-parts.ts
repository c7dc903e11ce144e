import { at, child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { resolve } from '../schemas/references.ts';
import { listDelimiter } from './list-delimiter.ts';
import { isJson } from './media-type.ts';
import type { FormPart } from './operation.ts';

const deepest = 5;

/**
 * How the members of a form are sent (OpenAPI, "Encoding Object"): as the document says, otherwise
 * texts as they are, objects as JSON, binary content as files. By the name of the member.
 */
export function formParts(
  document: JsonObject,
  schema: string | undefined,
  encoding: unknown,
): Readonly<Record<string, FormPart>> {
  if (schema === undefined) return {};
  const said = isObject(encoding) ? encoding : {};
  const parts = membersWithSchemas(document, schema, 0).map(([name, pointer]) => {
    const own = Object.hasOwn(said, name) ? said[name] : undefined;
    const part = partOf(document, pointer, isObject(own) ? own.contentType : undefined);
    return [name, { ...part, ...(isObject(own) && delimiterOf(own)) }];
  });
  return Object.fromEntries(parts);
}

/** OpenAPI: lists are exploded unless their style is another, or the document says otherwise. */
function delimiterOf({
  style = 'form',
  explode = style === 'form',
}: JsonObject): Pick<FormPart, 'delimiter'> {
  return explode === true || typeof style !== 'string' ? {} : { delimiter: listDelimiter(style) };
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
  const listed = [said, contentMediaType]
    .find((type) => typeof type === 'string')
    ?.split(',')[0]
    ?.trim();
  const isConcrete = listed !== undefined && !listed.includes('*');
  const isBinary = format === 'binary' || contentEncoding !== undefined || contentMediaType !== undefined;
  const isFile = isBinary || (listed !== undefined && !isJson(listed) && !listed.startsWith('text/plain'));
  if (isFile) return { contentType: isConcrete ? listed : 'application/octet-stream', isFile };
  const isStructured = typesOf(schema).includes('object') || isObject(schema.properties);
  return { contentType: isConcrete ? listed : isStructured ? 'application/json' : undefined, isFile };
}
