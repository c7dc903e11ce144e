import type { JsonSchema } from './documented.ts';

/**
 * A query is text. Where its schema wants a number, and the text is one, it becomes one; anything else stays what it
 * is, for the validator to refuse.
 */
export function readQuery(
  query: Readonly<Record<string, unknown>>,
  schema: JsonSchema,
): Record<string, unknown> {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>>;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      isNumeric(properties[name]) ? numberIn(value) : value,
    ]),
  );
}

function isNumeric(schema: JsonSchema | undefined): boolean {
  return schema?.type === 'integer' || schema?.type === 'number';
}

function numberIn(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}
