import { DocumentError } from '../document/document-error.ts';
import { isOpenApi32 } from '../document/is-openapi-32.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { type Resolved, resolve } from '../schemas/references.ts';
import { shapeAt } from '../schemas/shape.ts';
import type { Access } from './authorization.ts';
import { readExamples } from './examples.ts';
import { isFieldName } from './field-name.ts';
import { isForm, isJson } from './media-type.ts';
import type { Parameter } from './operation.ts';
import { asJson, deadReferences, type Reading, schemaPointer } from './reading.ts';

const places = ['path', 'query', 'header', 'cookie'] as const;

/** OpenAPI: header parameters of these names shall be ignored; media types and security schemes say what they hold. */
const ignored = ['accept', 'content-type', 'authorization'];

/** What frames a message on its connection (RFC 9110, section 7.2 and 7.6.1; RFC 9112): whoever sends it decides, and no caller. */
const framing = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
];

/**
 * Whether a parameter only repeats what the media types or the connection say, or where the credentials go, or has a name that
 * no header can have.
 */
export function isSaidElsewhere({ in: place, name }: Parameter, { alternatives }: Access): boolean {
  if (place === 'header' && (!isFieldName(name) || [...ignored, ...framing].includes(name.toLowerCase())))
    return true;
  const same = (key: string) =>
    place === 'header' ? key.toLowerCase() === name.toLowerCase() : key === name;
  const schemes = alternatives.flat();
  return schemes.some((scheme) => scheme.kind === 'api-key' && scheme.in === place && same(scheme.key));
}

/** Parameters of an operation replace those of its path that have the same name and place. */
export function mergeParameters(
  ofPath: readonly Parameter[],
  ofOperation: readonly Parameter[],
): Parameter[] {
  const replaced = (one: Parameter) =>
    ofOperation.some((other) => other.name === one.name && other.in === one.in);
  return [...ofPath.filter((parameter) => !replaced(parameter)), ...ofOperation];
}

/** The parameters of a list; those whose reference leads nowhere are left out. Throws a DocumentError for one without a name or place. */
export function readParameters(reading: Reading, parameters: unknown, pointer: string): Parameter[] {
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
    ...(typeof value.description === 'string' ? { description: value.description } : {}),
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

function defaultStyle(place: Parameter['in']): string {
  return place === 'query' || place === 'cookie' ? 'form' : 'simple';
}

/** Whether all values of a schema are lists or objects. */
function isComposed(document: JsonObject, schema: string | undefined): boolean {
  const types = [...shapeAt(document, schema).types].filter((type) => type !== 'null');
  return types.length > 0 && types.every((type) => type === 'array' || type === 'object');
}
