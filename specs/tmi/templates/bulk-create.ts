import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf } from '../../builder/schema.ts';
import { writer } from '../authz.ts';
import { jsonBody } from '../bodies.ts';
import { wrongCount } from '../errors/bad-request.ts';
import { operation } from '../operation.ts';
import { collectionPath, type Family } from './family.ts';

/** Up to 20 at once; all are created, or none. */
export function bulkCreate(family: Family): Operation {
  const { singular, plural, Name, tag, resource, createdSample, input, inputSample } = family;
  return operation({
    id: `bulkCreate${Name}s`,
    method: 'post',
    path: `${collectionPath(family)}/bulk`,
    tag,
    action: `create ${plural} in bulk`,
    description: 'All are created, or none.',
    authz: writer,
    body: jsonBody(arrayOf(input, { min: 1, max: 20 }), { [`one_${singular}`]: { value: [inputSample] } }),
    responses: {
      201: {
        description: `The new ${plural}, in the order of the request`,
        content: jsonContent(arrayOf(resource), { [`one_${singular}`]: { value: [createdSample] } }),
      },
    },
    failures: { 400: wrongCount },
    documented: { S1: [201, 400, 401, 403, 404, 500], S0: [429], derived: [406, 415] },
  });
}
