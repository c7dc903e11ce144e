import type { FastifyRequest, RouteOptions } from 'fastify';
import { type Patch, patched } from '../patching/apply-patch.ts';
import { copiesOf } from '../patching/copies.ts';
import { validated } from '../patching/validated.ts';
import { writer } from '../routing/authz.ts';
import { operation, patch as patchTypes } from '../routing/operation.ts';
import { readOnlyMembers, schemaNamed } from '../schemas/documented.ts';
import type { Tables } from '../storage/tables.ts';
import { childInPath, replaceWith, show } from './children.ts';
import { type ChildTable, type Family, itemPath } from './family.ts';

/** PATCH, as RFC 6902 or RFC 7396. */
export function patch<Table extends ChildTable, Input>(family: Family<Table, Input>): RouteOptions {
  const apply = patcher(family);
  return operation({
    id: `patch${family.name}`,
    method: 'PATCH',
    path: itemPath(family),
    action: `patch ${family.singular}`,
    authz: writer,
    consumes: patchTypes,
    handler: async (request) => {
      const before = await childInPath(request, family);
      return show(request, family, await apply(request, before, request.body as Patch));
    },
  });
}

/** Applies patches to the children of a family, and stores what comes out. */
export function patcher<Table extends ChildTable, Input>(family: Family<Table, Input>) {
  const rules = { readOnly: readOnlyMembers(family.name) };
  const schema = schemaNamed(`${family.name}Input`);
  return async (request: FastifyRequest, before: Tables[Table], body: Patch): Promise<Tables[Table]> => {
    const result = patched(await show(request, family, before), body, rules, copiesOf(request));
    return replaceWith(request, family, before, validated<Input>(request, result, schema));
  };
}
