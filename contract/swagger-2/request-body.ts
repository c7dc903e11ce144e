import { collectionFormatExtension } from '../extensions.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { isForm, isMultipart } from '../operations/media-type.ts';
import { type ListStyle, listStyle } from './collection-format.ts';
import type { Conversion } from './conversion.ts';
import { inlineExample } from './inline-schema.ts';
import { valueSchema, type WrittenParameter } from './parameters.ts';

/** What a request body is made from. */
export interface BodyParts {
  /** Parameters in body and formData, without those that the operation replaces. */
  readonly parameters: readonly WrittenParameter[];
  readonly consumes: readonly string[];
  /** Where the body will stand. */
  readonly pointer: string;
  /** Of the operation, in the file. */
  readonly operation: string;
}

/** The request body that parameters in body or formData describe; undefined where there are none. */
export function convertBody(conversion: Conversion, parts: BodyParts): JsonObject | undefined {
  const { parameters, operation } = parts;
  const form = parameters.filter(({ value }) => value.in === 'formData');
  const [body] = parameters.filter(({ value }) => value.in === 'body');
  if (body && form.length > 0)
    conversion.report(
      child(operation, 'parameters'),
      'an operation has a body or a form, not both (Swagger 2.0, "Parameter Object"); the form is left out',
    );
  if (body) return wholeBody(conversion, body, parts);
  return form.length === 0 ? undefined : formBody(conversion, form, parts);
}

function wholeBody(
  { moves }: Conversion,
  { value, inFile }: WrittenParameter,
  { consumes, pointer }: BodyParts,
): JsonObject {
  const types = consumes.length === 0 ? ['application/json'] : consumes;
  moves.note(pointer, inFile);
  const isShared = /^#\/parameters\/[^/]+$/.test(inFile);
  const [first = ''] = types;
  const content = types.map((type) => {
    const where = child(pointer, 'content', type);
    moves.note(where, inFile);
    const isWritten = type === first && !isShared;
    const $ref = isShared ? child(inFile, 'schema') : child(pointer, 'content', first, 'schema');
    const hasSchema = isObject(value.schema);
    if (isWritten) moves.noteSchema(child(where, 'schema'), child(inFile, 'schema'));
    return [
      type,
      { ...(hasSchema && { schema: isWritten ? value.schema : { $ref } }), ...bodyExample(value, type) },
    ] as const;
  });
  return {
    ...(typeof value.description === 'string' && { description: value.description }),
    required: value.required === true,
    content: Object.fromEntries(content),
  };
}

/** Examples of a body are extensions too: one, or one for each media type. */
function bodyExample(parameter: JsonObject, type: string): JsonObject {
  const byType = parameter['x-examples'];
  if (isObject(byType) && Object.hasOwn(byType, type)) return { example: byType[type] };
  return inlineExample(parameter);
}

function formBody(
  conversion: Conversion,
  form: readonly WrittenParameter[],
  { consumes, pointer, operation }: BodyParts,
): JsonObject {
  const hasFile = form.some(({ value }) => value.type === 'file');
  const usable = consumes.filter((type) => isForm(type) || isMultipart(type));
  const usual = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  if (consumes.length > 0 && usable.length === 0)
    conversion.report(
      operation,
      `a form is application/x-www-form-urlencoded or multipart/form-data (Swagger 2.0, "consumes"), not ${consumes.join(', ')}; read as ${usual}`,
    );
  const types = usable.length === 0 ? [usual] : usable;
  const [first = usual] = types;
  const schemaAt = child(pointer, 'content', first, 'schema');
  conversion.moves.note(pointer, child(operation, 'parameters'));
  for (const { value, inFile } of form)
    conversion.moves.note(child(schemaAt, 'properties', String(value.name)), inFile);
  const schema = formSchema(conversion, form);
  const encoding = Object.fromEntries(
    form
      .filter(({ value }) => value.type === 'array')
      .map(({ value }) => [String(value.name), listStyle(value)]),
  );
  const content = types.map((type) => [
    type,
    {
      schema: type === first ? schema : { $ref: schemaAt },
      ...(Object.keys(encoding).length > 0 && {
        encoding: isMultipart(type) ? withCollectionFormat(encoding) : encoding,
      }),
    },
  ]);
  const isRequired = form.some(({ value }) => value.required === true);
  return { required: isRequired, content: Object.fromEntries(content) };
}

function formSchema(conversion: Conversion, form: readonly WrittenParameter[]): JsonObject {
  const properties = form.map(({ value, inFile }) => {
    const schema = valueSchema(conversion, value, inFile);
    return [String(value.name), { ...schema, ...inlineExample(value) }];
  });
  const required = form.filter(({ value }) => value.required === true).map(({ value }) => value.name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

/** OpenAPI 3.0 ignores the styles of parts in a multipart form, and Swagger 2.0 does not. */
function withCollectionFormat(encoding: Readonly<Record<string, ListStyle>>): JsonObject {
  return Object.fromEntries(
    Object.entries(encoding).map(([name, style]) => [name, { ...style, [collectionFormatExtension]: true }]),
  );
}
