import { at, child, isObject } from '../json.ts';
import { placeOf, readScheme } from '../operations/authorization.ts';
import type { DocumentRule } from './document-rule.ts';

/**
 * Two schemes of one security requirement that stand in the same place of a request: no request can carry both. A token,
 * however it is described, can be good for several.
 */
export const clashingSchemes: DocumentRule = {
  name: 'clashing-schemes',
  help: 'List the schemes as alternatives, or give them different places in the request.',
  meaning:
    'Every alternative of `security` needs two schemes at once, and both use the same place of a request, such as the header `Authorization`. No request can carry both, so one of them is used.',
  source: 'OpenAPI 3.1.0, section 4.8.30 (Security Requirement Object)',
  example: `
    components:
      securitySchemes:
        key: { type: apiKey, in: header, name: Authorization }
        token: { type: http, scheme: bearer }
    paths:
      /pets:
        get:
          security: [{ key: [], token: [] }]
          responses: { 200: { description: All pets }, 401: { description: Refused } }`,
  find: ({ written, operations }) => {
    const components = isObject(written.components) ? written.components : {};
    const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
    const holders = [{ security: written.security, pointer: '#/security' }];
    for (const { pointer } of operations) {
      const operation = at(written, pointer);
      const security = isObject(operation) ? operation.security : undefined;
      holders.push({ security, pointer: child(pointer, 'security') });
    }
    return holders.flatMap(({ security, pointer }) =>
      (Array.isArray(security) ? security : []).filter(isObject).flatMap((requirement, index) => {
        const carried = Object.keys(requirement).flatMap((name) => readScheme(name, schemes[name]));
        return [...Map.groupBy(carried, placeOf)]
          .filter(([, same]) => same.length > 1 && same.some(({ kind }) => kind !== 'bearer'))
          .map(([place, same]) => ({
            pointer: child(pointer, index),
            message: `${same.map(({ name }) => name).join(' and ')} both need the ${place} of a request; one of them is used`,
          }));
      }),
    );
  },
};
