import { jsonContent, type Operation } from '../../builder/operation.ts';
import { reader } from '../authz.ts';
import { operation } from '../operation.ts';
import { type Family, itemPath } from './family.ts';

export function read(family: Family): Operation {
  const { singular, Name, tag, resource, resourceSample } = family;
  return operation({
    id: `get${Name}`,
    method: 'get',
    path: itemPath(family),
    tag,
    action: `get ${singular}`,
    authz: reader,
    responses: {
      200: {
        description: `The ${singular}`,
        content: jsonContent(resource, { [singular]: { value: resourceSample } }),
      },
    },
    documented: { S1: [200, 401, 403, 404, 500], S0: [400, 429], derived: [406] },
  });
}
