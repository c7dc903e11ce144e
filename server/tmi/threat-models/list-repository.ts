import { type RawBuilder, sql } from 'kysely';
import {
  between,
  type Condition,
  conditionsOf,
  contains,
  type Filter,
  oneOf,
} from '../../storage/filters.ts';
import { prepared } from '../../storage/prepared.ts';
import { ANY_PROVIDER, EVERYONE } from '../access/roles.ts';
import type { ChildTable } from '../families/family.ts';
import { columns, orderOf, type SortFields } from '../lists/order.ts';
import type { Page } from '../lists/paging.ts';
import type { Caller } from '../sessions/caller.ts';
import type { Db, ThreatModelRow, UserRow } from '../storage/tables.ts';

/** A threat model, its owner, and how many of each there are in it. */
export type ListedThreatModel = ThreatModelRow &
  Pick<UserRow, 'provider' | 'provider_id' | 'display_name' | 'email'> &
  Readonly<Record<'document_count' | 'source_count' | 'diagram_count' | 'threat_count', number>>;

const filters: Readonly<Record<string, Filter>> = {
  owner: contains('users.display_name', 'users.email', 'users.provider_id'),
  name: contains('threat_models.name'),
  description: contains('threat_models.description'),
  issue_uri: contains('threat_models.issue_uri'),
  status: oneOf('threat_models.status'),
  ...between('created', 'threat_models.created_at'),
  ...between('modified', 'threat_models.modified_at'),
  ...between('status_updated', 'threat_models.status_updated'),
};

const fields: SortFields = {
  ...columns('threat_models', 'name', 'created_at', 'modified_at', 'status', 'status_updated'),
  ...columns('threat_models', 'description', 'issue_uri', 'threat_model_framework'),
  owner: sql.ref('email'),
};

/**
 * The threat models that somebody may read, as the query wants them. What is in them is counted for those of the page
 * only.
 */
export async function listThreatModels(
  db: Db,
  caller: Caller,
  query: Readonly<Record<string, unknown>>,
  { limit, offset }: Page,
): Promise<ListedThreatModel[]> {
  const { id, provider, groups } = caller;
  const wanted = { id, provider, groups, limit, offset };
  const conditions = conditionsOf(filters, query);
  return conditions.length === 0 && query.sort === undefined
    ? newestFirst(db, wanted)
    : select(db, wanted, conditions, query.sort).execute();
}

/** What somebody may read. */
type Wanted = Page & Pick<Caller, 'id' | 'provider' | 'groups'>;

/** What nearly everybody asks for: everything, in the usual order. */
const newestFirst = prepared((db: Db, wanted: Wanted) => select(db, wanted, []));

function select(
  db: Db,
  { limit, offset, ...caller }: Wanted,
  conditions: readonly Condition[],
  sort?: unknown,
) {
  const order = orderOf(sort, fields, 'threat_models');
  const page = [mayRead(caller), ...conditions]
    .reduce(
      (narrowed, condition) => narrowed.where(condition),
      db.selectFrom('threat_models').innerJoin('users', 'users.id', 'threat_models.owner_id'),
    )
    .selectAll('threat_models')
    .select(['users.provider', 'users.provider_id', 'users.display_name', 'users.email'])
    .orderBy(order)
    .limit(limit)
    .offset(offset);
  return db
    .selectFrom(page.as('threat_models'))
    .selectAll('threat_models')
    .select([
      countOf('documents').as('document_count'),
      countOf('sources').as('source_count'),
      countOf('diagrams').as('diagram_count'),
      countOf('threats').as('threat_count'),
    ])
    .orderBy(order);
}

function countOf(table: ChildTable): RawBuilder<number> {
  return sql<number>`(select count(*) from ${sql.table(table)} as child where child.threat_model_id = threat_models.id)`;
}

/** The same rule as `roleOf`, for all threat models at once; each part of it finds its rows by an index. */
export function mayRead({ id, provider, groups }: Pick<Caller, 'id' | 'provider' | 'groups'>): Condition {
  const ofGroup = (providers: readonly string[], names: readonly string[]) => sql`
    union all select threat_model_id from authorizations
    where principal_type = 'group' and provider in (${sql.join(providers)}) and provider_id in (${sql.join(names)})`;
  return sql<boolean>`threat_models.id in (
    select id from threat_models where owner_id = ${id}
    union all select threat_model_id from authorizations where user_id = ${id}
    ${ofGroup([ANY_PROVIDER], [EVERYONE])}
    ${groups.length === 0 ? sql`` : ofGroup([ANY_PROVIDER, provider], groups)})`;
}
