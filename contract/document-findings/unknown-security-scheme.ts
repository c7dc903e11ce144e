import { isObject } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** An operation that asks for credentials of a kind that the document does not describe: nobody can carry them. */
export const unknownSecurityScheme: DocumentRule = {
  name: 'unknown-security-scheme',
  help: 'Describe the scheme in `components.securitySchemes`, or correct its name.',
  meaning:
    'An operation uses a security scheme that is not in `components.securitySchemes`. It is not known how to send those credentials.',
  source: 'OpenAPI 3.1.0, section 4.8.30 (Security Requirement Object)',
  example: `
    paths:
      /pets:
        get:
          security: [{ token: [] }]
          responses:
            200: { description: All pets }`,
  find: ({ written, operations }) => {
    const components = isObject(written.components) ? written.components : {};
    const known = isObject(components.securitySchemes) ? Object.keys(components.securitySchemes) : [];
    const wanted = operations.flatMap(({ key, access }) => access.names.map((name) => ({ name, key })));
    const unknown = Map.groupBy(
      wanted.filter(({ name }) => !known.includes(name)),
      ({ name }) => name,
    );
    return [...unknown].map(([name, [first, ...others]]) => ({
      pointer: '#/components/securitySchemes',
      message: `there is no security scheme "${name}", which ${first?.key}${others.length > 0 ? ` and ${others.length} more ask` : ' asks'} for`,
    }));
  },
};
