import { isObject } from '../json.ts';

/** Names of the time at which something is over: "expiresAt", "valid_until", "endDate". Servers refuse one in the past. */
const ending =
  /^(ends?|end[_-]?(s?[_-]?(at|on)|date|time|datetime)|expir(y|es|ation|ed)?[_-]?(s?[_-]?(at|on|in)|date|time)?|(valid|active|locked|paused|blocked)[_-]?(to|until|till|through)|until|deadline|due([_-]?(at|on|date|by))?|not[_-]?after)$/i;

/** The same within a longer name: "tokenExpiresAt". */
const endingWithin = /expir|valid[_-]?(until|till|to)\b|not[_-]?after/i;

/** Whether a member says until when something is valid. */
export function isEndName(name: string): boolean {
  return ending.test(name) || endingWithin.test(name);
}

const formats: readonly unknown[] = ['date', 'date-time'];

/**
 * The made date of a member, or a later one where its name says that something ends then: what began at any made date is
 * not over by it. Dates that a document shows are left alone.
 */
export function laterEndDate(name: string, schemas: readonly unknown[], value: unknown): unknown {
  const isShown = schemas.some(
    (schema) => isObject(schema) && ['example', 'examples', 'default'].some((word) => word in schema),
  );
  const isMade = !isShown && schemas.flatMap(alternativesOf).some(isMadeDate);
  const isDate = typeof value === 'string' && /^[12]\d{3}-/.test(value);
  return isMade && isDate && isEndName(name) ? `2099${value.slice(4)}` : value;
}

function alternativesOf(schema: unknown): readonly unknown[] {
  const { anyOf = [], oneOf = [] } = isObject(schema) ? schema : {};
  return [schema, ...[anyOf, oneOf].filter(Array.isArray).flat()];
}

function isMadeDate(schema: unknown): boolean {
  if (!isObject(schema) || !formats.includes(schema.format)) return false;
  return !['example', 'examples', 'default', 'enum', 'const'].some((word) => word in schema);
}
