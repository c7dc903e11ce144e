import type { RouteOptions } from 'fastify';
import { reader } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import { childInPath, show } from './children.ts';
import { type ChildTable, type Family, itemPath } from './family.ts';

/** GET of one. */
export function read<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  return operation({
    id: `get${family.name}`,
    method: 'GET',
    path: itemPath(family),
    action: `get ${family.singular}`,
    authz: reader,
    handler: async (request) => show(request, family, await childInPath(request, family)),
  });
}
