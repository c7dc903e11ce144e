import type { RouteOptions } from 'fastify';
import { pageOf } from '../lists/paging.ts';
import { metadataWithin } from '../metadata/repository.ts';
import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { type ChildTable, collectionPath, type Family } from './family.ts';
import { type ChildQuery, childrenOf, newestFirst, rowsOf } from './repository.ts';

/** Narrows and orders a list as its query says; the query was checked already. */
export type Arrange = (children: ChildQuery, query: Readonly<Record<string, unknown>>) => ChildQuery;

/** GET of a collection: a page of it, newest first unless the family arranges it otherwise. */
export function list<Table extends ChildTable, Input>(
  family: Family<Table, Input>,
  arrange: Arrange = newestFirst,
): RouteOptions {
  return operation<{ Querystring: Readonly<Record<string, unknown>> }>({
    id: `list${family.name}s`,
    method: 'GET',
    path: collectionPath(family),
    action: `list ${family.plural}`,
    authz: reader,
    handler: async (request) => {
      const { model } = accessOf(request);
      const { limit, offset } = pageOf(request.query);
      const children = arrange(childrenOf(dbOf(request), family.table, model.id), request.query);
      const rows = await rowsOf(children.limit(limit).offset(offset), family.table);
      const metadata = rows.length === 0 ? new Map() : await metadataWithin(dbOf(request), model.id);
      return rows.map((row) => family.viewOf(row, metadata.get(row.id) ?? []));
    },
  });
}
