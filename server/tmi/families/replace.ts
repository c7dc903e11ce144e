import type { RouteOptions } from 'fastify';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { childInPath, replaceWith, show } from './children.ts';
import { type ChildTable, type Family, itemPath } from './family.ts';

/** PUT: what the body leaves out is cleared. */
export function replace<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  return operation({
    id: `update${family.name}`,
    method: 'PUT',
    path: itemPath(family),
    action: `update ${family.singular}`,
    authz: writer,
    consumes: json,
    handler: async (request) => {
      const before = await childInPath(request, family);
      return show(request, family, await replaceWith(request, family, before, request.body as Input));
    },
  });
}
