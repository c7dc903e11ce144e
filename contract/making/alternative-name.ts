import { isObject, type JsonObject } from '../json.ts';
import { typesOf } from '../schemas/dialect.ts';
import { nameOf } from '../schemas/discriminator.ts';
import { resolve } from '../schemas/references.ts';

/**
 * Names for the alternatives of a list: the value of the member that tells them apart, the name of the schema, its title,
 * its type, or the number in the list. Each is different.
 */
export function alternativeNames(document: JsonObject, among: readonly unknown[]): string[] {
  const names = among.map((one, index) => nameFor(document, one) ?? `alternative ${index + 1}`);
  return names.map((name, index) => {
    const isOnly = names.filter((other) => other === name).length === 1;
    return isOnly ? name : `${name} ${index + 1}`;
  });
}

/** Whether only null satisfies a schema, or nothing. */
export function isNothing(document: JsonObject, schema: unknown): boolean {
  const own = resolve(document, schema, '#')?.value;
  if (!own) return schema !== true;
  const types = typesOf(own);
  const isNull = types.length > 0 && types.every((type) => type === 'null');
  return (
    isNull || own.const === null || (Array.isArray(own.enum) && own.enum.every((value) => value === null))
  );
}

function nameFor(document: JsonObject, schema: unknown): string | undefined {
  const constant = constantName(document, schema);
  if (constant !== undefined || !isObject(schema)) return constant;
  if (typeof schema.$ref === 'string') return nameOf(schema.$ref);
  if (typeof schema.title === 'string' && schema.title !== '') return schema.title;
  const [type, ...others] = typesOf(schema);
  return others.length === 0 ? type : undefined;
}

/** The only value that a required member of a schema may have, if there is such a member. */
export function constantName(document: JsonObject, schema: unknown, depth = 0): string | undefined {
  const own = resolve(document, schema, '#')?.value;
  if (!own || depth > 6) return undefined;
  const required: readonly unknown[] = Array.isArray(own.required) ? own.required : [];
  const members = isObject(own.properties) ? Object.entries(own.properties) : [];
  const parts: readonly unknown[] = Array.isArray(own.allOf) ? own.allOf.toReversed() : [];
  return [
    ...members.filter(([name]) => required.includes(name)).map(([, member]) => onlyText(document, member)),
    ...parts.map((part) => constantName(document, part, depth + 1)),
  ].find((name) => name !== undefined);
}

function onlyText(document: JsonObject, schema: unknown): string | undefined {
  const own = resolve(document, schema, '#')?.value;
  const values = own && ('const' in own ? [own.const] : own.enum);
  const [value] = Array.isArray(values) && values.length === 1 ? values : [];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
