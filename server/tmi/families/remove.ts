import type { RouteOptions } from 'fastify';
import { writer } from '../routing/authz.ts';
import { nothing, operation } from '../routing/operation.ts';
import { childInPath, removeAll } from './children.ts';
import { type ChildTable, type Family, itemPath } from './family.ts';

/** DELETE of one. */
export function remove<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  return operation({
    id: `delete${family.name}`,
    method: 'DELETE',
    path: itemPath(family),
    action: `delete ${family.singular}`,
    authz: writer,
    produces: nothing,
    handler: async (request, reply) => {
      await removeAll(request, family, [await childInPath(request, family)]);
      reply.code(204);
    },
  });
}
