import { jsonContent, type Operation } from '../../builder/operation.ts';
import { writer } from '../authz.ts';
import { patchBody } from '../bodies.ts';
import { failedPatch, readOnlyId } from '../errors/bad-request.ts';
import { operation } from '../operation.ts';
import { type Family, itemPath } from './family.ts';

export function patch(family: Family): Operation {
  const { singular, Name, tag, resource, resourceSample } = family;
  const name = `Renamed ${singular}`;
  return operation({
    id: `patch${Name}`,
    method: 'patch',
    path: itemPath(family),
    tag,
    action: `patch ${singular}`,
    authz: writer,
    body: patchBody([{ op: 'replace', path: '/name', value: name }], { name }),
    responses: {
      200: {
        description: `The ${singular} as it is now`,
        content: jsonContent(resource, { [singular]: { value: { ...resourceSample, name } } }),
      },
    },
    failures: { 400: { ...readOnlyId('PATCH'), ...failedPatch } },
    documented: { S1: [200, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  });
}
