import { child, isObject } from '../json.ts';
import { isFieldName } from '../operations/field-name.ts';
import type { DocumentRule } from './document-rule.ts';

/** An operation that asks for credentials of a kind that the document does not describe: nobody can carry them. */
export const unknownSecurityScheme: DocumentRule = {
  name: 'unknown-security-scheme',
  help: 'Describe the scheme in `components.securitySchemes`, or correct its name.',
  meaning:
    'An operation uses a security scheme that is not in `components.securitySchemes`, or that asks for a header whose name no header can have. It is not known how to send those credentials.',
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
    const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
    const known = Object.keys(schemes);
    const wanted = operations.flatMap(({ key, access }) => access.names.map((name) => ({ name, key })));
    const unknown = Map.groupBy(
      wanted.filter(({ name }) => !known.includes(name)),
      ({ name }) => name,
    );
    const nameless = Object.entries(schemes).flatMap(([name, scheme]) => {
      if (!isObject(scheme) || scheme.type !== 'apiKey' || scheme.in !== 'header') return [];
      const header = String(scheme.name);
      const isWanted = wanted.some((one) => one.name === name);
      return isFieldName(header) || !isWanted ? [] : [{ name, header }];
    });
    const withoutName = nameless.map(({ name, header }) => ({
      pointer: child('#/components/securitySchemes', name),
      message: `the security scheme "${name}" asks for a header "${header}", and no header can have that name`,
    }));
    const undescribed = [...unknown].map(([name, [first, ...others]]) => ({
      pointer: '#/components/securitySchemes',
      message: `there is no security scheme "${name}", which ${first?.key}${others.length > 0 ? ` and ${others.length} more ask` : ' asks'} for`,
    }));
    return [...undescribed, ...withoutName];
  },
};
