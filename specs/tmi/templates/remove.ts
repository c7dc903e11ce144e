import type { Operation } from '../../builder/operation.ts';
import { writer } from '../authz.ts';
import { operation } from '../operation.ts';
import { type Family, itemPath } from './family.ts';

export function remove(family: Family): Operation {
  const { singular, Name, tag } = family;
  return operation({
    id: `delete${Name}`,
    method: 'delete',
    path: itemPath(family),
    tag,
    action: `delete ${singular}`,
    authz: writer,
    responses: { 204: { description: `The ${singular} is gone` } },
    documented: { S1: [204, 401, 403, 404, 500], S0: [400, 429] },
  });
}
