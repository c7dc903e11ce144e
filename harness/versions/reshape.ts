import { isObject, type JsonObject } from '../../contract/json.ts';
import { mapDocument, mapSchema } from '../../contract/schemas/schema-map.ts';

/** How a document is changed into that of another version, part by part. Everything here is pure. */

type Reshape = (part: JsonObject) => JsonObject;

/** Schemas of `components` by their names; one that is not there is a mistake of whoever wrote the change. */
export function reshapeSchemas(document: JsonObject, names: readonly string[], reshape: Reshape): JsonObject {
  const components = objectAt(document, 'components');
  const schemas = objectAt(components, 'schemas');
  const reshaped = names.map((name) => [name, reshape(objectAt(schemas, name))] as const);
  return {
    ...document,
    components: { ...components, schemas: { ...schemas, ...Object.fromEntries(reshaped) } },
  };
}

/** Operations by their operationIds. */
export function reshapeOperations(
  document: JsonObject,
  ids: readonly string[],
  reshape: (operation: JsonObject, id: string) => JsonObject,
): JsonObject {
  const paths = Object.entries(objectAt(document, 'paths')).map(([path, item]) => [
    path,
    isObject(item) ? mapMembers(item, (operation) => reshapedIf(operation, ids, reshape)) : item,
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function reshapedIf(
  operation: unknown,
  ids: readonly string[],
  reshape: (operation: JsonObject, id: string) => JsonObject,
): unknown {
  if (!isObject(operation) || typeof operation.operationId !== 'string') return operation;
  return ids.includes(operation.operationId) ? reshape(operation, operation.operationId) : operation;
}

/** Every object in the examples of a document, innermost first. */
export function reshapeExamples(document: JsonObject, reshape: Reshape): JsonObject {
  return mapDocument(document, { schema: (schema) => schema, data: (value) => mapObjects(value, reshape) });
}

/** One JSON response of an operation: its schema, and the value of each of its examples. */
export function reshapeAnswer(
  operation: JsonObject,
  status: string,
  { schema, example }: { readonly schema: Reshape; readonly example: (value: unknown) => unknown },
): JsonObject {
  const responses = objectAt(operation, 'responses');
  const response = objectAt(responses, status);
  const content = objectAt(response, 'content');
  const json = objectAt(content, 'application/json');
  const examples = isObject(json.examples)
    ? mapMembers(json.examples, (one) => (isObject(one) ? { ...one, value: example(one.value) } : one))
    : undefined;
  const media = { ...json, schema: schema(objectAt(json, 'schema')), ...(examples && { examples }) };
  const reshaped = { ...response, content: { ...content, 'application/json': media } };
  return { ...operation, responses: { ...responses, [status]: reshaped } };
}

/** An object schema without some members, with others, or with other ones required. */
export function withMembers(
  schema: JsonObject,
  members: Readonly<Record<string, JsonObject | undefined>>,
  required?: (before: readonly string[]) => readonly string[],
): JsonObject {
  const properties = Object.fromEntries(
    Object.entries({ ...objectAt(schema, 'properties'), ...members }).filter(
      ([, member]) => member !== undefined,
    ),
  );
  const before = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const left = (required?.(before) ?? before).filter((name) => name in properties);
  return { ...schema, properties, required: left };
}

/** A schema without some keywords, and all that stands in it without them; what it refers to stays as it is. */
export function withoutKeywords(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return mapSchema(schema, '#', (one) =>
    keywords.some((keyword) => keyword in one)
      ? Object.fromEntries(Object.entries(one).filter(([keyword]) => !keywords.includes(keyword)))
      : one,
  );
}

/** A schema that allows members it does not name, as does all that stands in it; what it refers to stays as it is. */
export function withUnknownMembers(schema: JsonObject): JsonObject {
  return mapSchema(schema, '#', (one) =>
    one.additionalProperties === false ? { ...one, additionalProperties: true } : one,
  );
}

/** A value with every object in it changed, innermost first. */
export function mapObjects(value: unknown, reshape: Reshape): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, reshape));
  return isObject(value) ? reshape(mapMembers(value, (inner) => mapObjects(inner, reshape))) : value;
}

function mapMembers(value: JsonObject, change: (member: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}

function objectAt(holder: JsonObject, name: string): JsonObject {
  const value = holder[name];
  if (isObject(value)) return value;
  throw new Error(`the document has no object ${name} where a version changes it`);
}
