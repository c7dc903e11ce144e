import { sql } from 'kysely';
import { between, compares, conditionsOf, contains, equals, type Filter } from '../../storage/filters.ts';
import type { Arrange } from '../families/list.ts';
import { columns, orderOf, type SortFields } from '../lists/order.ts';

/** What each parameter of the query asks for. */
const filters: Readonly<Record<string, Filter>> = {
  name: contains('name'),
  description: contains('description'),
  threat_type: equals('threat_type'),
  severity: equals('severity'),
  priority: equals('priority'),
  status: equals('status'),
  diagram_id: equals('diagram_id'),
  cell_id: equals('cell_id'),
  score_gt: compares('score', '>'),
  score_lt: compares('score', '<'),
  score_eq: compares('score', '='),
  score_ge: compares('score', '>='),
  score_le: compares('score', '<='),
  ...between('created', 'created_at'),
  ...between('modified', 'modified_at'),
};

const severities = ['Unknown', 'None', 'Low', 'Medium', 'High', 'Critical'];

/** By how severe they are, and not by how the word begins. */
const bySeverity = sql`case severity ${sql.join(
  severities.map((severity, rank) => sql`when ${sql.lit(severity)} then ${sql.lit(rank)}`),
  sql` `,
)} end`;

const fields: SortFields = {
  ...columns('threats', 'name', 'created_at', 'modified_at', 'priority', 'status', 'score', 'threat_type'),
  severity: bySeverity,
};

/** The filters and the order of GET /threat_models/{threat_model_id}/threats. */
export const arrangeThreats: Arrange = (children, query) =>
  conditionsOf(filters, query)
    .reduce((narrowed, condition) => narrowed.where(condition), children)
    .orderBy(orderOf(query.sort, fields, 'threats'));
