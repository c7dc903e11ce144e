import { type RawBuilder, sql } from 'kysely';

/** A condition that a row must meet. */
export type Condition = RawBuilder<boolean>;

/** What one parameter of a query says about a column; nothing, where its value cannot be understood. */
export type Filter = (value: unknown) => Condition | undefined;

/** Part of a text, whatever its case. */
export function contains(...columns: readonly string[]): Filter {
  return (value) => {
    if (typeof value !== 'string' || value === '') return undefined;
    const pattern = `%${value.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const matches = columns.map(
      (column) => sql<boolean>`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`,
    );
    return sql<boolean>`(${sql.join(matches, sql` or `)})`;
  };
}

export function equals(column: string): Filter {
  return (value) =>
    typeof value === 'string' || typeof value === 'number'
      ? sql<boolean>`${sql.ref(column)} = ${value}`
      : undefined;
}

/** One of several texts, comma separated. */
export function oneOf(column: string): Filter {
  return (value) => {
    const texts = [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : []));
    const wanted = texts.map((text) => text.trim()).filter((text) => text !== '');
    return wanted.length === 0 ? undefined : sql<boolean>`${sql.ref(column)} in (${sql.join(wanted)})`;
  };
}

type Comparison = '<' | '>' | '=' | '<=' | '>=';

export function compares(column: string, comparison: Comparison): Filter {
  return (value) =>
    typeof value === 'number' ? sql<boolean>`${sql.ref(column)} ${sql.raw(comparison)} ${value}` : undefined;
}

/** Before or after a moment of RFC 3339. */
function moment(column: string, comparison: '<' | '>'): Filter {
  return (value) => {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(time)) return undefined;
    return sql<boolean>`${sql.ref(column)} ${sql.raw(comparison)} ${new Date(time).toISOString()}`;
  };
}

/** `<field>_after` and `<field>_before`. */
export function between(field: string, column = field): Readonly<Record<string, Filter>> {
  return { [`${field}_after`]: moment(column, '>'), [`${field}_before`]: moment(column, '<') };
}

/** What a query asks for, by the filters of its parameters. */
export function conditionsOf(
  filters: Readonly<Record<string, Filter>>,
  query: Readonly<Record<string, unknown>>,
): Condition[] {
  return Object.entries(filters)
    .map(([name, filter]) => filter(query[name]))
    .filter((condition) => condition !== undefined);
}
