import type { RouteOptions } from 'fastify';
import { writer } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { createChild, show } from './children.ts';
import { type ChildTable, collectionPath, type Family } from './family.ts';

/** POST to a collection. */
export function create<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  return operation({
    id: `create${family.name}`,
    method: 'POST',
    path: collectionPath(family),
    action: `create ${family.singular}`,
    authz: writer,
    consumes: json,
    handler: async (request, reply) => {
      const row = await createChild(request, family, request.body as Input);
      reply.code(201).header('location', `/threat_models/${row.threat_model_id}/${family.plural}/${row.id}`);
      return show(request, family, row);
    },
  });
}
