import { collectionPath } from '../families/family.ts';
import { childrenOf, newestFirst, rowsOf } from '../families/repository.ts';
import { pageOf } from '../lists/paging.ts';
import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { accessOf, dbOf } from '../routing/request.ts';
import { diagrams } from './diagrams.ts';

/** GET of the collection shows diagrams in short. */
export const listDiagrams = operation<{ Querystring: Readonly<Record<string, unknown>> }>({
  id: 'listDiagrams',
  method: 'GET',
  path: collectionPath(diagrams),
  action: 'list diagrams',
  authz: reader,
  handler: async (request) => {
    const { limit, offset } = pageOf(request.query);
    const children = newestFirst(childrenOf(dbOf(request), 'diagrams', accessOf(request).model.id));
    const rows = await rowsOf(children.limit(limit).offset(offset), 'diagrams');
    return rows.map(({ id, name, type }) => ({ id, name, type }));
  },
});
