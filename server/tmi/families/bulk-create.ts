import type { RouteOptions } from 'fastify';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { createChild, show } from './children.ts';
import { type ChildTable, type ChildView, collectionPath, type Family } from './family.ts';

/** POST of up to 20: all are created, or none. */
export function bulkCreate<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  return operation<{ Body: readonly Input[] }>({
    id: `bulkCreate${family.name}s`,
    method: 'POST',
    path: `${collectionPath(family)}/bulk`,
    action: `create ${family.plural} in bulk`,
    authz: writer,
    consumes: json,
    handler: async (request, reply) => {
      const views: ChildView[] = [];
      for (const input of request.body)
        views.push(await show(request, family, await createChild(request, family, input)));
      reply.code(201);
      return views;
    },
  });
}
