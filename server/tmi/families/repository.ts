import type { Kysely, SelectQueryBuilder } from 'kysely';
import { prepared } from '../../storage/prepared.ts';
import type { Db, Tables } from '../storage/tables.ts';
import type { ChildTable } from './family.ts';

/** What the tables of children have in common. */
interface AnyChildRow {
  readonly id: string;
  readonly threat_model_id: string;
  readonly created_at: string;
  readonly modified_at: string;
}

export type ChildQuery = SelectQueryBuilder<{ child: AnyChildRow }, 'child', AnyChildRow>;

/** Kysely cannot tell what tables have in common from a name that is one of several; here it sees just that. */
function childrenIn(
  db: Db,
  table: ChildTable,
): { readonly from: Kysely<{ child: AnyChildRow }>; readonly table: 'child' } {
  return { from: db as unknown as Kysely<{ child: AnyChildRow }>, table: table as 'child' };
}

/** The children of a threat model; callers add filters and order. */
export function childrenOf(db: Db, table: ChildTable, threatModelId: string): ChildQuery {
  const children = childrenIn(db, table);
  return children.from.selectFrom(children.table).selectAll().where('threat_model_id', '=', threatModelId);
}

/** Everything of one kind in a threat model, newest first. */
export async function allChildren<Table extends ChildTable>(
  db: Db,
  table: Table,
  threatModelId: string,
): Promise<Tables[Table][]> {
  return (await queries[table].all(db, { threatModelId })) as unknown as Tables[Table][];
}

/** What is asked of each table, prepared. */
const queries = {
  threats: queriesOn('threats'),
  documents: queriesOn('documents'),
  sources: queriesOn('sources'),
  diagrams: queriesOn('diagrams'),
};

function queriesOn(table: ChildTable) {
  return {
    all: prepared((db: Db, { threatModelId }: { readonly threatModelId: string }) =>
      newestFirst(childrenOf(db, table, threatModelId)),
    ),
    named: prepared(
      (db: Db, { threatModelId, ids }: { readonly threatModelId: string; readonly ids: readonly string[] }) =>
        childrenOf(db, table, threatModelId).where('id', 'in', ids),
    ),
    insert: prepared((db: Db, row: AnyChildRow) => {
      const children = childrenIn(db, table);
      return children.from.insertInto(children.table).values(row);
    }),
    update: prepared((db: Db, { id, ...columns }: AnyChildRow) => {
      const children = childrenIn(db, table);
      return children.from.updateTable(children.table).set(columns).where('id', '=', id);
    }),
    delete: prepared((db: Db, { ids }: { readonly ids: readonly string[] }) => {
      const children = childrenIn(db, table);
      return children.from.deleteFrom(children.table).where('id', 'in', ids);
    }),
  };
}

export function newestFirst(children: ChildQuery): ChildQuery {
  return children.orderBy('created_at', 'desc').orderBy('id', 'desc');
}

/** The rows of a query on this table. */
export async function rowsOf<Table extends ChildTable>(
  query: ChildQuery,
  _table: Table,
): Promise<Tables[Table][]> {
  return (await query.execute()) as unknown as Tables[Table][];
}

/** The children of these ids, in their order; undefined for an id that no child of the threat model has. */
export async function findChildren<Table extends ChildTable>(
  db: Db,
  table: Table,
  threatModelId: string,
  ids: readonly string[],
): Promise<(Tables[Table] | undefined)[]> {
  if (ids.length === 0) return [];
  const rows = (await queries[table].named(db, { threatModelId, ids })) as unknown as Tables[Table][];
  return ids.map((id) => rows.find((row) => row.id === id));
}

export async function insertChild<Table extends ChildTable>(
  db: Db,
  table: Table,
  row: Tables[Table],
): Promise<void> {
  await queries[table].insert(db, row);
}

export async function updateChild<Table extends ChildTable>(
  db: Db,
  table: Table,
  row: Tables[Table],
): Promise<void> {
  await queries[table].update(db, row);
}

export async function deleteChildren(db: Db, table: ChildTable, ids: readonly string[]): Promise<void> {
  await queries[table].delete(db, { ids });
}
