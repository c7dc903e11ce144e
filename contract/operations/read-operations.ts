import { DocumentError } from '../document/document-error.ts';
import { isOpenApi32 } from '../document/is-openapi-32.ts';
import { documentedInExtension, unresolvedExtension } from '../extensions.ts';
import type { Finding } from '../finding.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { reachableSchemas } from '../schemas/reachable-schemas.ts';
import { deadEnd, type Resolved, resolve } from '../schemas/references.ts';
import { shapeAt } from '../schemas/shape.ts';
import { type Access, readAccess } from './authorization.ts';
import { readExamples } from './examples.ts';
import { formParts } from './form-parts.ts';
import { type ItemOperation, operationsOf } from './item-operations.ts';
import { listMembers } from './list-answer.ts';
import { isForm, isJson, isMultipart, sequenceKind } from './media-type.ts';
import type { Header, Link, MediaType, Operation, Parameter, RequestBody, Response } from './operation.ts';
import { hasQuery } from './path-template.ts';
import { mediaExamples } from './serialised-examples.ts';
import { sharedNames } from './shared-names.ts';

/** The door between a document and a contract: every part is narrowed here once, and trusted afterwards. */

const places = ['path', 'query', 'header', 'cookie'] as const;

interface Reading {
  readonly file: string;
  readonly document: JsonObject;
  /** The references to nowhere that a schema depends on. */
  readonly holesIn: (schema: string | undefined) => readonly string[];
}

/** What can be tested of a document, and why some of it cannot. */
export interface ReadOperations {
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** One for each operation that is left out because a part of it cannot be understood. */
  readonly findings: readonly Finding[];
}

/**
 * All operations of a document that can be understood. Throws a DocumentError where it has no paths. `hasHoles`: some
 * schemas of it are not there.
 */
export function readOperations(
  document: JsonObject,
  file: string,
  { hasHoles = false } = {},
): ReadOperations {
  const holesIn: Reading['holesIn'] = hasHoles ? holesBelow(document) : () => [];
  const reading = { file, document, holesIn };
  if (!isObject(document.paths)) {
    throw new DocumentError({
      file,
      pointer: '#/paths',
      rule: 'paths',
      message: 'the document has no "paths", so there is nothing to test',
    });
  }
  const findings: Finding[] = [];
  const operations = Object.entries(document.paths).flatMap(([name, item]) => {
    if (name.startsWith('x-') || hasQuery(name)) return [];
    // OpenAPI: paths begin with a slash. What else could one that does not be?
    const path = name.startsWith('/') ? name : `/${name}`;
    const read = readItem(reading, { path, item, pointer: child('#/paths', name) });
    findings.push(...read.findings);
    return read.operations;
  });
  return { operations, findings };
}

/** A path item as it is written. */
export interface WrittenItem {
  readonly path: string;
  readonly item: unknown;
  readonly pointer: string;
}

/** The operations of one path item; none where there is nothing. One that cannot be understood costs itself only. */
export function readItem(reading: Reading, { path, item, pointer }: WrittenItem): ReadOperations {
  const resolved = resolve(reading.document, item, pointer);
  if (!resolved) return { operations: [], findings: [] };
  const findings: Finding[] = [];
  const operations = operationsOf(reading.document, resolved.value).flatMap((found) => {
    try {
      return [readOperation(reading, { ...found, path, item: resolved.value, pointer: resolved.pointer })];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      findings.push(leftOut(`${found.method} ${path}`, error));
      return [];
    }
  });
  return { operations, findings };
}

function leftOut(key: string, { pointer, reason }: DocumentError): Finding {
  return { rule: 'left-out-operation', pointer, message: `${key} is left out: ${reason}` };
}

interface Place extends ItemOperation {
  readonly path: string;
  readonly item: JsonObject;
  readonly pointer: string;
}

function readOperation(reading: Reading, found: Place): Operation {
  const { path, method, place, operation, item, pointer: itemPointer } = found;
  const pointer = child(itemPointer, ...place);
  const components = isObject(reading.document.components) ? reading.document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const id = typeof operation.operationId === 'string' ? operation.operationId : undefined;
  const key = `${method} ${path}`;
  const access = readAccess(operation, reading.document, schemes);
  const parameters = mergeParameters(
    readParameters(reading, item.parameters, child(itemPointer, 'parameters')),
    readParameters(reading, operation.parameters, child(pointer, 'parameters')),
  );
  const body = readBody(reading, operation.requestBody, child(pointer, 'requestBody'));
  const holes = [
    ...[item.parameters, operation.parameters].flatMap((list) => deadReferences(reading, list)),
    ...deadReferences(reading, [operation.requestBody]),
    ...parameters.flatMap(({ schema }) => reading.holesIn(schema)),
    ...(body?.content ?? []).flatMap(({ unresolved = [] }) => unresolved),
  ];
  const shared = sharedNames(reading.document, parameters);
  return {
    key,
    id,
    method,
    path,
    summary: typeof operation.summary === 'string' ? operation.summary : (id ?? key),
    tags: Array.isArray(operation.tags) ? operation.tags.filter((tag) => typeof tag === 'string') : [],
    pointer,
    parameters: parameters.filter((parameter) => !isSaidElsewhere(parameter, access)),
    body,
    responses: readResponses(reading, operation.responses, child(pointer, 'responses')),
    access,
    unresolved: [...new Set(holes)],
    ...(shared.length > 0 && { sharedNames: shared }),
  };
}

/** OpenAPI: header parameters of these names shall be ignored; media types and security schemes say what they hold. */
const ignored = ['accept', 'content-type', 'authorization'];

/** Whether a parameter only repeats what the media types say, or where the credentials go. */
function isSaidElsewhere({ in: place, name }: Parameter, { alternatives }: Access): boolean {
  if (place === 'header' && ignored.includes(name.toLowerCase())) return true;
  const same = (key: string) =>
    place === 'header' ? key.toLowerCase() === name.toLowerCase() : key === name;
  const schemes = alternatives.flat();
  return schemes.some((scheme) => scheme.kind === 'api-key' && scheme.in === place && same(scheme.key));
}

/** Parameters of an operation replace those of its path that have the same name and place. */
function mergeParameters(ofPath: readonly Parameter[], ofOperation: readonly Parameter[]): Parameter[] {
  const replaced = (one: Parameter) =>
    ofOperation.some((other) => other.name === one.name && other.in === one.in);
  return [...ofPath.filter((parameter) => !replaced(parameter)), ...ofOperation];
}

function readParameters(reading: Reading, parameters: unknown, pointer: string): Parameter[] {
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((parameter, index) =>
    deadReferences(reading, [parameter]).length > 0
      ? []
      : readParameter(reading, parameter, child(pointer, index)),
  );
}

function readParameter({ document, file }: Reading, parameter: unknown, pointer: string): Parameter {
  const resolved = resolve(document, parameter, pointer);
  const known = isOpenApi32(document) ? [...places, 'querystring' as const] : places;
  const place = known.find((one) => one === resolved?.value.in);
  if (!resolved || !place || typeof resolved.value.name !== 'string') {
    throw new DocumentError({
      file,
      pointer,
      rule: 'parameter',
      message: 'a parameter needs a "name" and an "in" of path, query, header or cookie',
    });
  }
  const { value } = resolved;
  if (place === 'querystring') return wholeQuery(document, resolved);
  const json = asJson(value);
  const style = json ? 'json' : typeof value.style === 'string' ? value.style : defaultStyle(place);
  const { holder, where } = json ?? { holder: value, where: [] };
  const described = child(resolved.pointer, ...where);
  return {
    name: resolved.value.name,
    in: place,
    required: value.required === true || place === 'path',
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
    ...(place === 'path' && isComposed(document, schemaPointer(document, holder, described))
      ? { isComposed: true }
      : {}),
    ...(value.allowEmptyValue === true && place === 'query' ? { allowEmptyValue: true } : {}),
    schema: schemaPointer(document, holder, described),
    examples: readExamples(document, holder, described),
  };
}

/** All of the query as one value (OpenAPI 3.2), of the one media type that `content` has: a form, JSON, or a text. */
function wholeQuery(document: JsonObject, { value, pointer }: Resolved): Parameter {
  const [type = '', media] = Object.entries(isObject(value.content) ? value.content : {})[0] ?? [];
  const where = child(pointer, 'content', type);
  const found = resolve(document, media, where) ?? { value: {}, pointer: where };
  return {
    name: String(value.name),
    in: 'querystring',
    required: value.required === true,
    style: isJson(type) ? 'json' : isForm(type) ? 'form' : 'text',
    explode: true,
    schema: schemaPointer(document, found.value, found.pointer),
    examples: readExamples(document, found.value, found.pointer),
  };
}

/** The JSON that the text of a parameter is, if it is described by `content`, and where that stands. */
function asJson({ content }: JsonObject): { holder: JsonObject; where: readonly string[] } | undefined {
  if (!isObject(content)) return undefined;
  const [type, holder] = Object.entries(content).find(([name]) => isJson(name)) ?? [];
  return type !== undefined && isObject(holder) ? { holder, where: ['content', type] } : undefined;
}

function defaultStyle(place: Parameter['in']): string {
  return place === 'query' || place === 'cookie' ? 'form' : 'simple';
}

function readBody(reading: Reading, body: unknown, pointer: string): RequestBody | undefined {
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

function readContent({ document, holesIn }: Reading, content: unknown, pointer: string): MediaType[] {
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

/** Whether all values of a schema are lists or objects. */
function isComposed(document: JsonObject, schema: string | undefined): boolean {
  const types = [...shapeAt(document, schema).types].filter((type) => type !== 'null');
  return types.length > 0 && types.every((type) => type === 'array' || type === 'object');
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

function readResponses(reading: Reading, responses: unknown, pointer: string): Response[] {
  const { document, file } = reading;
  // OpenAPI 3.1: an operation may leave them out. It then has no cells.
  if (responses === undefined) return [];
  if (!isObject(responses)) {
    throw new DocumentError({
      file,
      pointer,
      rule: 'responses',
      message: '"responses" must be an object, with a member for each status',
    });
  }
  return Object.entries(responses)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, response]) => {
      const dead = deadReferences(reading, [response]);
      if (dead.length > 0) return nothingKnown(status, child(pointer, status), dead);
      const resolved = resolve(document, response, child(pointer, status));
      if (!resolved) {
        throw new DocumentError({
          file,
          pointer: child(pointer, status),
          rule: 'responses',
          message: 'a response must be an object',
        });
      }
      const { value, pointer: at } = resolved;
      const sources = value[documentedInExtension];
      const headers = readHeaders(document, value.headers, child(at, 'headers'));
      const content = readContent(reading, value.content, child(at, 'content'));
      const holes = [
        ...deadReferences(reading, isObject(value.headers) ? Object.values(value.headers) : []),
        ...headers.flatMap(({ schema }) => reading.holesIn(schema)),
        ...content.flatMap(({ unresolved = [] }) => unresolved),
      ];
      return {
        status,
        description: typeof value.description === 'string' ? value.description : '',
        pointer: at,
        documentedIn: Array.isArray(sources) ? sources.filter((source) => typeof source === 'string') : [],
        headers,
        content,
        links: readLinks(document, value.links, child(at, 'links')),
        unresolved: [...new Set(holes)],
      };
    });
}

/** A response of which the document says nothing but its status. */
function nothingKnown(status: string, pointer: string, unresolved: readonly string[]): Response {
  return {
    status,
    description: '',
    pointer,
    documentedIn: [],
    headers: [],
    content: [],
    links: [],
    unresolved,
  };
}

function readHeaders(document: JsonObject, headers: unknown, pointer: string): Header[] {
  if (!isObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, header]) => {
    const resolved = resolve(document, header, child(pointer, name));
    // OpenAPI: a response header named Content-Type shall be ignored.
    if (!resolved || name.toLowerCase() === 'content-type') return [];
    const { value } = resolved;
    const json = asJson(value);
    const { holder, where } = json ?? { holder: value, where: [] };
    const described = child(resolved.pointer, ...where);
    return {
      name,
      required: value.required === true,
      style: json ? 'json' : 'simple',
      explode: value.explode === true,
      schema: schemaPointer(document, holder, described),
      examples: readExamples(document, holder, described),
    };
  });
}

function readLinks(document: JsonObject, links: unknown, pointer: string): Link[] {
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([name, link]) => {
    const value = resolve(document, link, child(pointer, name))?.value;
    const operationId = value && linkTarget(document, value);
    if (operationId === undefined) return [];
    const parameters = isObject(value?.parameters) ? Object.entries(value.parameters) : [];
    const expressions = parameters.flatMap(([parameter, expression]) =>
      typeof expression === 'string' ? [[parameter.replace(qualifier, ''), expression]] : [],
    );
    return { name, operationId, parameters: Object.fromEntries(expressions) };
  });
}

/** A parameter of a link may be named with its place: "path.petId". */
const qualifier = /^(path|query|header|cookie)\./;

/** The operationId a link names, or that of the operation which it points at in this document. */
function linkTarget(document: JsonObject, { operationId, operationRef }: JsonObject): string | undefined {
  if (typeof operationId === 'string') return operationId;
  if (typeof operationRef !== 'string' || !operationRef.startsWith('#')) return undefined;
  const target = at(document, operationRef);
  return isObject(target) && typeof target.operationId === 'string' ? target.operationId : undefined;
}

/** Where the schema of a parameter, header or media type really stands. */
function schemaPointer(document: JsonObject, holder: JsonObject, pointer: string): string | undefined {
  if (!isObject(holder.schema)) return undefined;
  return resolve(document, holder.schema, child(pointer, 'schema'))?.pointer;
}

function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value.$ref === 'string';
}

/** The references among some values that lead nowhere, also by way of others. */
function deadReferences({ document }: Reading, values: unknown): string[] {
  if (!Array.isArray(values)) return [];
  return values
    .filter(isReference)
    .filter(({ $ref }) => deadEnd(document, $ref) !== undefined || !resolve(document, { $ref }, '#'))
    .map(({ $ref }) => $ref);
}

/** Looks into each schema once. */
function holesBelow(document: JsonObject): Reading['holesIn'] {
  const known = new Map<string, readonly string[]>();
  return (schema) => {
    if (schema === undefined) return [];
    const found = known.get(schema) ?? referencesToNowhere(document, schema);
    known.set(schema, found);
    return found;
  };
}

function referencesToNowhere(document: JsonObject, schema: string): string[] {
  const holes = [...reachableSchemas(document, [schema])].flatMap((pointer) => {
    const inner = at(document, pointer);
    const reference = isObject(inner) ? inner[unresolvedExtension] : undefined;
    return typeof reference === 'string' ? [reference] : [];
  });
  return [...new Set(holes)];
}
