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
import { documents } from './documents.ts';

/** Documents have no PATCH. */
export const documentRoutes = routes('documents', [
  list(documents),
  create(documents),
  read(documents),
  replace(documents),
  remove(documents),
  bulkCreate(documents),
  ...metadataRoutes({
    singular: 'document',
    name: 'Document',
    path: itemPath(documents),
    host: childHost(documents),
  }),
]);
