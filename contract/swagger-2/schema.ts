import { at, child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import type { Conversion } from './conversion.ts';

/** A schema of Swagger 2.0 as OpenAPI 3.0 writes it. `pointer` leads into the converted document. */
export function convertSchema(conversion: Conversion, schema: JsonObject, pointer: string): JsonObject {
  return nullable(conversion, discriminated(conversion, fileAsText(withExample(schema)), pointer), pointer);
}

function withExample(schema: JsonObject): JsonObject {
  const { 'x-example': example, ...rest } = schema;
  if (example === undefined) return schema;
  return schema.example === undefined ? { ...rest, example } : rest;
}

function fileAsText(schema: JsonObject): JsonObject {
  return schema.type === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema;
}

/** Swagger 2.0 has no null; this extension is how its tools say it. */
function nullable({ moves }: Conversion, schema: JsonObject, pointer: string): JsonObject {
  const { 'x-nullable': isNullable, ...rest } = schema;
  if (isNullable !== true) return schema;
  if (Array.isArray(rest.enum) && !rest.enum.includes(null)) return nullableEnum(rest, rest.enum);
  if (typeof rest.type === 'string') return { ...rest, nullable: true };
  moves.note(child(pointer, 'anyOf', 0), moves.origin(pointer));
  return { anyOf: [rest, { type: 'null' }] };
}

function nullableEnum(schema: JsonObject, values: readonly unknown[]): JsonObject {
  return {
    ...schema,
    enum: [...values, null],
    ...(typeof schema.type === 'string' && { nullable: true }),
  };
}

/** Swagger 2.0: the member holds the name of the definition, or of one that inherits from it by `allOf`. */
function discriminated(conversion: Conversion, schema: JsonObject, pointer: string): JsonObject {
  const { discriminator: propertyName, ...rest } = schema;
  if (typeof propertyName !== 'string') return schema;
  const mapping = mappingOf(conversion.document, conversion.moves.origin(pointer));
  const values = enumOf(conversion.document, rest, propertyName);
  const isMeant = values === undefined || Object.keys(mapping).some((name) => values.includes(name));
  if (isMeant) return { ...rest, discriminator: { propertyName, mapping } };
  conversion.report(
    child(conversion.moves.origin(pointer), 'discriminator'),
    `no value that "${propertyName}" can have is the name of a definition (Swagger 2.0, "discriminator"); read as an ordinary member`,
  );
  return rest;
}

function enumOf(document: JsonObject, { properties }: JsonObject, name: string): unknown[] | undefined {
  const member = isObject(properties) ? resolve(document, properties[name], '#')?.value : undefined;
  return Array.isArray(member?.enum) ? member.enum : undefined;
}

/** Value → reference, for a definition and all that inherit from it. */
function mappingOf(document: JsonObject, base: string): Record<string, string> {
  const definitions = isObject(document.definitions) ? document.definitions : {};
  return Object.fromEntries(
    Object.entries(definitions).flatMap(([name, definition]) => {
      const pointer = child('#/definitions', name);
      if (!inherits(document, pointer, base, new Set())) return [];
      // What tools of Azure write where the value is not the name.
      const value = isObject(definition) ? definition['x-ms-discriminator-value'] : undefined;
      return [[typeof value === 'string' ? value : name, pointer]];
    }),
  );
}

function inherits(document: JsonObject, pointer: string, base: string, visited: Set<string>): boolean {
  if (pointer === base) return true;
  if (visited.has(pointer)) return false;
  visited.add(pointer);
  const schema = at(document, pointer);
  const parts = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
  return parts.some(
    (part) => isObject(part) && typeof part.$ref === 'string' && inherits(document, part.$ref, base, visited),
  );
}
