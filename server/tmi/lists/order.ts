import { type RawBuilder, sql } from 'kysely';

/** What a list can be sorted by: the column or expression of each field. */
export type SortFields = Readonly<Record<string, RawBuilder<unknown>>>;

/**
 * The order that `<field>:<asc|desc>` asks for; newest first, where it asks for nothing that is known. Rows without a
 * value come last, and of equal ones the newest comes first, so that pages never overlap.
 *
 * @param table the name that `created_at` and `id` are looked for in
 */
export function orderOf(sort: unknown, fields: SortFields, table: string): RawBuilder<unknown> {
  const newest = sql`${sql.ref(`${table}.created_at`)} desc, ${sql.ref(`${table}.id`)} desc`;
  const [, name = '', direction = ''] = (typeof sort === 'string' && /^(\w+):(asc|desc)$/.exec(sort)) || [];
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field ? sql`${field} ${sql.raw(direction)} nulls last, ${newest}` : newest;
}

/** The columns of these names, each a field of the same name. */
export function columns(table: string, ...names: readonly string[]): SortFields {
  return Object.fromEntries(names.map((name) => [name, sql.ref(`${table}.${name}`)]));
}
