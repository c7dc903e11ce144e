import type { DocumentRule } from './document-rule.ts';
import { placesText } from './places-text.ts';

/** A refusal for lack of credentials, on an operation that asks for none and takes nothing else that could be refused. */
export const refusalWithoutSecurity: DocumentRule = {
  name: 'refusal-without-security',
  help: 'Declare `security`, or describe the parameters or the body members that carry credentials.',
  meaning:
    'The operation lists 401 or 403 but declares no `security`. It has no query, no header and no body either, so a request contains nothing that could be refused.',
  source: 'OpenAPI 3.1.0, section 4.8.30 (Security Requirement Object)',
  example: `
    paths:
      /pets:
        get:
          responses:
            200: { description: All pets }
            401: { description: Credentials are missing or wrong }`,
  find: ({ cells }) => {
    const refused = cells.filter(
      ({ operation, response: { status } }) =>
        operation.access.public &&
        operation.access.schemes.length === 0 &&
        operation.body === undefined &&
        !operation.parameters.some((parameter) => parameter.in !== 'path') &&
        ['401', '403'].includes(status),
    );
    return [...Map.groupBy(refused, ({ response }) => response.status)].flatMap(([status, same]) => {
      const [first] = same;
      if (!first) return [];
      return [
        {
          pointer: first.response.pointer,
          message: `${status} is documented, but no credentials are required: ${placesText(same.map(({ operation }) => operation.key))}`,
        },
      ];
    });
  },
};
