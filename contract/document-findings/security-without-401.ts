import { child } from '../json.ts';
import { coveringStatus } from '../operations/status.ts';
import type { DocumentRule } from './document-rule.ts';

/** RFC 9110, section 15.5.2: a request without valid credentials is answered with 401. */
export const securityWithout401: DocumentRule = {
  name: 'security-without-401',
  help: 'Document the 401 that whoever has no credentials is answered with.',
  meaning:
    'The operation needs credentials and lists no 401, no 4XX and no `default`. Clients are not told what happens when their credentials are missing or have expired.',
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
        message: `${key} needs credentials, but does not say what happens without them: there is no 401`,
      })),
};
