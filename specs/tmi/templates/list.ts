import type { ParameterObject } from 'openapi3-ts/oas31';
import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf } from '../../builder/schema.ts';
import { reader } from '../authz.ts';
import { operation } from '../operation.ts';
import { paging } from '../parameters.ts';
import { collectionPath, type Family } from './family.ts';

type Listed = Pick<Family, 'singular' | 'plural' | 'Name' | 'tag' | 'resource' | 'resourceSample'>;

export function list(family: Listed, filters: readonly ParameterObject[] = []): Operation {
  const { singular, plural, Name, tag, resource, resourceSample } = family;
  return operation({
    id: `list${Name}s`,
    method: 'get',
    path: collectionPath(family),
    tag,
    action: `list ${plural}`,
    authz: reader,
    query: [...paging, ...filters],
    responses: {
      200: {
        description: `The ${plural} of the threat model, newest first`,
        content: jsonContent(arrayOf(resource), { [`one_${singular}`]: { value: [resourceSample] } }),
      },
    },
    documented: { S1: [200, 401, 403, 404, 500], S0: [400, 429], derived: [406] },
  });
}
