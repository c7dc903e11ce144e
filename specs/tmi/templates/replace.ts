import { jsonContent, type Operation } from '../../builder/operation.ts';
import { writer } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { readOnlyId } from '../errors/bad-request.ts';
import { operation } from '../operation.ts';
import { type Family, itemPath } from './family.ts';

export function replace(family: Family): Operation {
  const { singular, Name, tag, resource, resourceSample, input, inputSample } = family;
  return operation({
    id: `update${Name}`,
    method: 'put',
    path: itemPath(family),
    tag,
    action: `update ${singular}`,
    authz: writer,
    body: jsonBody(input, { [singular]: { value: inputSample } }),
    responses: {
      200: {
        description: `The ${singular} as it is now`,
        content: jsonContent(resource, { [singular]: { value: resourceSample } }),
      },
    },
    failures: { 400: readOnlyId('PUT') },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  });
}
