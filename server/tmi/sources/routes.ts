import { bulkCreate } from '../families/bulk-create.ts';
import { create } from '../families/create.ts';
import { itemPath } from '../families/family.ts';
import { list } from '../families/list.ts';
import { read } from '../families/read.ts';
import { remove } from '../families/remove.ts';
import { replace } from '../families/replace.ts';
import { childHost } from '../metadata/hosts.ts';
import { metadataRoutes } from '../metadata/routes.ts';
import { routes } from '../routing/routes.ts';
import { sources } from './sources.ts';

/** Sources have no PATCH. */
export const sourceRoutes = routes('sources', [
  list(sources),
  create(sources),
  read(sources),
  replace(sources),
  remove(sources),
  bulkCreate(sources),
  ...metadataRoutes({
    singular: 'source',
    name: 'Source',
    path: itemPath(sources),
    host: childHost(sources),
  }),
]);
