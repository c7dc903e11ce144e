import { type RawBuilder, sql } from 'kysely';
import { ANY_PROVIDER, EVERYONE } from '../access/roles.ts';
import type { ChildTable } from '../families/family.ts';
import { between, type Condition, conditionsOf, contains, type Filter, oneOf } from '../lists/filters.ts';
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
  owner: sql.ref('users.email'),
};

/** The threat models that somebody may read, as the query wants them. */
export async function listThreatModels(
  db: Db,
  caller: Caller,
  query: Readonly<Record<string, unknown>>,
  { limit, offset }: Page,
): Promise<ListedThreatModel[]> {
  const conditions = [mayRead(caller), ...conditionsOf(filters, query)];
  return conditions
    .reduce(
      (narrowed, condition) => narrowed.where(condition),
      db.selectFrom('threat_models').innerJoin('users', 'users.id', 'threat_models.owner_id'),
    )
    .selectAll('threat_models')
    .select(['users.provider', 'users.provider_id', 'users.display_name', 'users.email'])
    .select([
      countOf('documents').as('document_count'),
      countOf('sources').as('source_count'),
      countOf('diagrams').as('diagram_count'),
      countOf('threats').as('threat_count'),
    ])
    .orderBy(orderOf(query.sort, fields, 'threat_models'))
    .limit(limit)
    .offset(offset)
    .execute();
}

function countOf(table: ChildTable): RawBuilder<number> {
  return sql<number>`(select count(*) from ${sql.table(table)} as child where child.threat_model_id = threat_models.id)`;
}

/** The same rule as `roleOf`, for all threat models at once. */
function mayRead({ id, provider, groups }: Caller): Condition {
  const group =
    groups.length === 0
      ? sql`false`
      : sql`provider in (${ANY_PROVIDER}, ${provider}) and provider_id in (${sql.join(groups)})`;
  return sql<boolean>`(threat_models.owner_id = ${id} or threat_models.id in (
    select threat_model_id from authorizations
    where user_id = ${id}
      or (principal_type = 'group' and provider = ${ANY_PROVIDER} and provider_id = ${EVERYONE})
      or (principal_type = 'group' and ${group})))`;
}
