import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { isNestedList, listStyle } from './collection-format.ts';
import type { Conversion } from './conversion.ts';
import { inlineExample, inlineSchema } from './inline-schema.ts';

/** A parameter with the place in the file where it really stands. */
export interface WrittenParameter {
  readonly value: JsonObject;
  readonly inFile: string;
  /** As it stands in the list: it may be a reference. */
  readonly entry: unknown;
}

/** The parameters of a list, references followed; what cannot be followed is kept as it is for others to tell. */
export function writtenParameters(document: JsonObject, list: unknown, pointer: string): WrittenParameter[] {
  if (!Array.isArray(list)) return [];
  return list.map((entry, index) => {
    const found = resolve(document, entry, child(pointer, index));
    return {
      entry,
      value: found?.value ?? (isObject(entry) ? entry : {}),
      inFile: found?.pointer ?? child(pointer, index),
    };
  });
}

/** Whether a parameter of Swagger 2.0 is a request body of OpenAPI 3, or a part of one. */
export function isOfBody({ value }: WrittenParameter): boolean {
  return value.in === 'body' || value.in === 'formData';
}

/** Parameters of path, query and header, for a list that will stand at `pointer`. */
export function convertParameters(
  conversion: Conversion,
  parameters: readonly WrittenParameter[],
  pointer: string,
): unknown[] {
  return parameters.map(({ entry, value, inFile }, index) => {
    const now = child(pointer, index);
    const isReference = isObject(entry) && typeof entry.$ref === 'string';
    if (isReference && (isShared(inFile) || typeof value.$ref === 'string')) return entry;
    if (typeof value.in !== 'string') return entry;
    return convertParameter(conversion, value, { inFile, now });
  });
}

function isShared(inFile: string): boolean {
  return /^#\/parameters\/[^/]+$/.test(inFile);
}

/** `parameters` of the document, each in its place. Those of bodies stay as they are: operations refer to their schemas. */
export function convertSharedParameters(conversion: Conversion): JsonObject {
  const { parameters } = conversion.document;
  const entries = Object.entries(isObject(parameters) ? parameters : {}).map(([name, parameter]) => {
    const where = child('#/parameters', name);
    const isOther = !isObject(parameter) || typeof parameter.$ref === 'string';
    if (isOther || parameter.in === 'body' || parameter.in === 'formData') return [name, parameter] as const;
    return [name, convertParameter(conversion, parameter, { inFile: where, now: where })] as const;
  });
  return Object.fromEntries(entries);
}

interface Places {
  readonly inFile: string;
  readonly now: string;
}

function convertParameter(
  conversion: Conversion,
  parameter: JsonObject,
  { inFile, now }: Places,
): JsonObject {
  const { name, in: place, description, required, allowEmptyValue } = parameter;
  if (now !== inFile) conversion.moves.note(now, inFile);
  noteInline(conversion, parameter, { inFile, now });
  const extensions = Object.entries(parameter).filter(([key]) => key.startsWith('x-'));
  return {
    ...Object.fromEntries(extensions),
    ...Object.fromEntries(
      Object.entries({ name, in: place, description, required, allowEmptyValue }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    ...inlineExample(parameter),
    ...(parameter.type === 'array' && listStyle(parameter)),
    schema: valueSchema(conversion, parameter, inFile),
  };
}

function noteInline({ moves }: Conversion, holder: JsonObject, { inFile, now }: Places): void {
  const hasOwn = holder.type === undefined && isObject(holder.schema);
  moves.note(child(now, 'schema'), hasOwn ? child(inFile, 'schema') : inFile);
}

/** The schema of a parameter of any place but a body. */
export function valueSchema({ report }: Conversion, parameter: JsonObject, inFile: string): JsonObject {
  const schema = inlineSchema(parameter);
  if (parameter.type !== 'array' || !isNestedList(parameter)) return schema;
  report(
    child(inFile, 'items'),
    'OpenAPI 3 has no style for lists inside lists; each inner list is read as a text, and not judged',
  );
  return { ...schema, items: { type: 'string' } };
}
