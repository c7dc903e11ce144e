import { child } from '../json.ts';
import { coveringStatus } from '../operations/status.ts';
import type { DocumentRule } from './document-rule.ts';

/** RFC 9110, section 15.5.2: a request without valid credentials is answered with 401. */
export const securityWithout401: DocumentRule = {
  name: 'security-without-401',
  help: 'Document the 401 for requests without credentials.',
  meaning:
    'The operation needs credentials and lists no 401, no 4XX and no `default`. Clients do not know what they get if their credentials are missing or expired.',
  source: 'RFC 9110, section 15.5.2',
  example: `
    paths:
      /pets:
        get:
          security: [{ token: [] }]
          responses:
            200: { description: All pets }
    components:
      securitySchemes:
        token: { type: http, scheme: bearer }`,
  find: ({ operations }) =>
    operations
      .filter(({ access, responses }) => {
        const documented = responses.map(({ status }) => status);
        return !access.public && coveringStatus(documented, 401) === undefined;
      })
      .map(({ key, pointer }) => ({
        pointer: child(pointer, 'responses'),
        message: `${key} needs credentials, but lists no 401 for requests without them`,
      })),
};
