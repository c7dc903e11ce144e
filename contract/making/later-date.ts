import { isObject } from '../json.ts';

/** Names of what is over at some time: servers refuse one that is over already. */
const ending =
  /^(ends?|end[_-]?(s?[_-]?(at|on)|date|time|datetime)|expir(y|es|ation|ed)?[_-]?(s?[_-]?(at|on|in)|date|time)?|(valid|active|locked|paused|blocked)[_-]?(to|until|till|through)|until|deadline|due([_-]?(at|on|date|by))?|not[_-]?after)$/i;

const formats: readonly unknown[] = ['date', 'date-time'];

/**
 * The made date of a member, or a later one where its name says that something ends then: what began at any made date is
 * not over by it. Dates that a document shows are left alone.
 */
export function laterDate(name: string, schemas: readonly unknown[], value: unknown): unknown {
  const isShown = schemas.some(
    (schema) => isObject(schema) && ['example', 'examples', 'default'].some((word) => word in schema),
  );
  const isMade = !isShown && schemas.flatMap(alternativesOf).some(isMadeDate);
  const isDate = typeof value === 'string' && /^[12]\d{3}-/.test(value);
  return isMade && isDate && ending.test(name) ? `2099${value.slice(4)}` : value;
}

function alternativesOf(schema: unknown): readonly unknown[] {
  const { anyOf = [], oneOf = [] } = isObject(schema) ? schema : {};
  return [schema, ...[anyOf, oneOf].filter(Array.isArray).flat()];
}

function isMadeDate(schema: unknown): boolean {
  if (!isObject(schema) || !formats.includes(schema.format)) return false;
  return !['example', 'examples', 'default', 'enum', 'const'].some((word) => word in schema);
}
