import { child, isObject, type JsonObject } from '../json.ts';
import { essence, isJson } from '../operations/media-type.ts';
import { resolve } from '../schemas/references.ts';
import type { Conversion } from './conversion.ts';
import { inlineExample, inlineSchema } from './inline-schema.ts';

/** The responses of an operation that will stand at `pointer`, which is where they stand in the file if not noted otherwise. */
export function convertResponses(
  conversion: Conversion,
  responses: JsonObject,
  { produces, pointer }: { readonly produces: readonly string[]; readonly pointer: string },
): JsonObject {
  const { document, moves } = conversion;
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const now = child(pointer, status);
      const found = resolve(document, response, moves.origin(now));
      // Whoever reads operations tells of what leads nowhere, and of what is none.
      if (!found || status.startsWith('x-')) return [status, response];
      if (isObject(response) && typeof response.$ref === 'string') moves.note(now, found.pointer);
      return [status, convertResponse(conversion, found.value, { now, inFile: found.pointer, produces })];
    }),
  );
}

interface Place {
  readonly now: string;
  readonly inFile: string;
  readonly produces: readonly string[];
}

function convertResponse(conversion: Conversion, response: JsonObject, place: Place): JsonObject {
  const { schema: _, examples: __, headers, ...rest } = response;
  const content = contentOf(conversion, response, place);
  return {
    ...rest,
    ...(isObject(headers) && { headers: convertHeaders(conversion, headers, place) }),
    ...(Object.keys(content).length > 0 && { content }),
  };
}

/** Swagger 2.0: without a schema there is no body. An example still shows one. */
function contentOf(conversion: Conversion, response: JsonObject, place: Place): JsonObject {
  const { schema } = response;
  const examples = isObject(response.examples) ? response.examples : {};
  const named = Object.keys(examples).filter((type) => type.includes('/'));
  if (!isObject(schema) && named.length === 0) return {};
  const types = bodyTypes(conversion, { ...place, schema }, named);
  const content = Object.fromEntries(
    types.map((type, index) => {
      const holder = isObject(schema)
        ? bodySchema(conversion, schema, { ...place, type, first: index === 0 ? undefined : types[0] })
        : {};
      return [type, { ...holder, ...exampleFor(conversion, examples, { ...place, type }) }];
    }),
  );
  tellOfOthers(conversion, Object.keys(examples), types, place);
  return content;
}

/**
 * Where nothing is said of media types, examples tell some, and otherwise it may be any. "produces" is said once for all
 * responses of an operation: errors with members are JSON also where the operation answers with a picture.
 */
function bodyTypes(
  { document, report }: Conversion,
  { schema, produces, inFile }: Place & { readonly schema: unknown },
  named: readonly string[],
): readonly string[] {
  if (produces.length === 0) return named.length > 0 ? named : ['*/*'];
  if (!produces.every(isWithoutMembers) || !hasMembersOrItems(document, schema)) return produces;
  report(
    child(inFile, 'schema'),
    `a value of this schema cannot be ${produces.join(', ')}, the only types that "produces" lists; also read as application/json`,
  );
  return ['application/json', ...produces];
}

/** Media types in which there is no object and no list. */
function isWithoutMembers(type: string): boolean {
  return /^(image|audio|video|font)\/|^text\/(plain|html|css|csv|calendar)$|^application\/(pdf|zip|gzip|octet-stream)$/.test(
    essence(type),
  );
}

function hasMembersOrItems(document: JsonObject, schema: unknown): boolean {
  const value = resolve(document, schema, '#')?.value;
  const keywords = ['properties', 'allOf', 'items', 'additionalProperties'];
  return value !== undefined && (value.type === 'object' || keywords.some((name) => name in value));
}

function bodySchema(
  { moves }: Conversion,
  schema: JsonObject,
  { now, inFile, type, first }: Place & { readonly type: string; readonly first: string | undefined },
): JsonObject {
  const where = child(now, 'content', type);
  moves.note(where, inFile);
  // A file can be anything, JSON too, and is then no text that is judged.
  if (schema.type === 'file') return isJson(type) || type.includes('*') ? { schema: {} } : { schema };
  if (/^#\/responses\/[^/]+$/.test(inFile)) return { schema: { $ref: child(inFile, 'schema') } };
  if (first !== undefined) return { schema: { $ref: child(now, 'content', first, 'schema') } };
  moves.noteSchema(child(where, 'schema'), child(inFile, 'schema'));
  return { schema };
}

function exampleFor(
  { moves }: Conversion,
  examples: JsonObject,
  { now, inFile, type }: Place & { readonly type: string },
): JsonObject {
  const name = Object.keys(examples).find((key) => key === type || essence(key) === essence(type));
  if (name === undefined) return {};
  moves.note(child(now, 'content', type, 'example'), child(inFile, 'examples', name));
  return { example: examples[name] };
}

function tellOfOthers(
  { report }: Conversion,
  names: readonly string[],
  types: readonly string[],
  { inFile }: Place,
): void {
  for (const name of names) {
    if (types.some((type) => essence(type) === essence(name))) continue;
    const why = name.includes('/')
      ? `"produces" lists only ${types.join(', ')}`
      : 'examples are named by media types (Swagger 2.0, "Example Object")';
    report(child(inFile, 'examples', name), `the example is left out: ${why}`);
  }
}

function convertHeaders(conversion: Conversion, headers: JsonObject, { now, inFile }: Place): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, header]) => {
      if (!isObject(header)) return [name, header];
      const where = child(inFile, 'headers', name);
      conversion.moves.note(child(now, 'headers', name, 'schema'), where);
      const { description } = header;
      return [
        name,
        {
          ...(typeof description === 'string' && { description }),
          ...inlineExample(header),
          ...headerSchema(conversion, header, where),
        },
      ];
    }),
  );
}

/** Lists in headers have commas between their items in OpenAPI 3. */
function headerSchema({ report }: Conversion, header: JsonObject, where: string): JsonObject {
  const { type, collectionFormat = 'csv' } = header;
  if (type !== 'array' || collectionFormat === 'csv') return { schema: inlineSchema(header) };
  report(
    where,
    `OpenAPI 3 has no style for ${JSON.stringify(collectionFormat)} in a header; its text is not judged`,
  );
  return {};
}
