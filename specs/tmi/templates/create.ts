import { jsonContent, type Operation } from '../../builder/operation.ts';
import { writer } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { readOnlyId } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { operation } from '../operation.ts';
import { collectionPath, type Family, itemPath } from './family.ts';

export function create(family: Family): Operation {
  const { singular, Name, tag, resource, createdSample, input, inputSample } = family;
  return operation({
    id: `create${Name}`,
    method: 'post',
    path: collectionPath(family),
    tag,
    action: `create ${singular}`,
    authz: writer,
    body: jsonBody(input, { [singular]: { value: inputSample } }),
    responses: {
      201: {
        description: `The new ${singular}`,
        headers: { Location: Location(examplePath(itemPath(family))) },
        content: jsonContent(resource, { [singular]: { value: createdSample } }),
      },
    },
    failures: { 400: readOnlyId('POST') },
    documented: { S1: [201, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  });
}
