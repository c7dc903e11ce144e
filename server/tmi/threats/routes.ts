import { bulkCreate } from '../families/bulk-create.ts';
import { create } from '../families/create.ts';
import { itemPath } from '../families/family.ts';
import { list } from '../families/list.ts';
import { patch } from '../families/patch.ts';
import { read } from '../families/read.ts';
import { remove } from '../families/remove.ts';
import { replace } from '../families/replace.ts';
import { childHost } from '../metadata/hosts.ts';
import { metadataRoutes } from '../metadata/routes.ts';
import { routes } from '../routing/routes.ts';
import { batchDeleteThreats } from './batch-delete.ts';
import { batchPatchThreats } from './batch-patch.ts';
import { bulkUpdateThreats } from './bulk-update.ts';
import { arrangeThreats } from './filters.ts';
import { threats } from './threats.ts';

/** Threats have what every family has, bulk replacement, and the batch operations. */
export const threatRoutes = routes('threats', [
  list(threats, arrangeThreats),
  create(threats),
  read(threats),
  replace(threats),
  patch(threats),
  remove(threats),
  bulkCreate(threats),
  bulkUpdateThreats,
  batchPatchThreats,
  batchDeleteThreats,
  ...metadataRoutes({
    singular: 'threat',
    name: 'Threat',
    path: itemPath(threats),
    host: childHost(threats),
  }),
]);
