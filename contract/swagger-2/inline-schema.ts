import { isObject, type JsonObject } from '../json.ts';

/** Members of parameters, headers and items that are about something else than the value. */
const aboutOthers = new Set([
  'name',
  'in',
  'description',
  'required',
  'allowEmptyValue',
  'collectionFormat',
  'schema',
  'example',
  'examples',
]);

/**
 * The schema that Swagger 2.0 writes beside the name of a parameter or header. `x-nullable` is left out: no text of
 * a parameter says null.
 */
export function inlineSchema(holder: JsonObject): JsonObject {
  // Not Swagger 2.0, but written often: the schema of a parameter as OpenAPI 3 has it.
  if (holder.type === undefined && isObject(holder.schema)) return holder.schema;
  const members = Object.entries(holder).filter(([name]) => !aboutOthers.has(name) && !name.startsWith('x-'));
  const schema = Object.fromEntries(members);
  return isObject(schema.items) ? { ...schema, items: inlineSchema(schema.items) } : schema;
}

/** The example of a parameter or header, which Swagger 2.0 leaves to extensions. */
export function inlineExample(holder: JsonObject): JsonObject {
  const name = ['x-example', 'example'].find((known) => holder[known] !== undefined);
  return name === undefined ? {} : { example: holder[name] };
}
