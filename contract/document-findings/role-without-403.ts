import { child } from '../json.ts';
import { isForAnyAccount } from '../operations/authorization.ts';
import { grantWords } from '../operations/grants.ts';
import type { Operation } from '../operations/operation.ts';
import { coveringStatus } from '../operations/status.ts';
import type { DocumentRule } from './document-rule.ts';

/** RFC 9110, section 15.5.4: whoever is known and may not is answered with 403. */
export const roleWithout403: DocumentRule = {
  name: 'role-without-403',
  help: 'Document the 403 for callers without the role.',
  meaning:
    'The operation declares which role it needs (`x-authz`, or an extension of the API that means the same) and lists neither 403 nor 404. Clients do not know what a caller without that role gets.',
  source: 'RFC 9110, section 15.5.4',
  example: `
    paths:
      /pets:
        get:
          x-authz: { ownership: none, roles: [admin] }
          responses:
            200: { description: All pets }
            401: { description: Credentials are missing or wrong }`,
  find: ({ operations }) =>
    operations
      .filter(({ access, responses }) => {
        const needsRole = !isForAnyAccount({ ...access, public: false });
        const documented = responses.map(({ status }) => status);
        // A server that does not tell strangers what there is answers with 404.
        return needsRole && [403, 404].every((status) => coveringStatus(documented, status) === undefined);
      })
      .map((operation) => ({
        pointer: child(operation.pointer, 'responses'),
        message: `${operation.key} needs ${roleOf(operation)}, but lists no 403 for other callers`,
      })),
};

function roleOf({ access: { roles, ownership, anyOf } }: Operation): string {
  if (roles.length === 0 && ownership === 'none') return grantWords(anyOf);
  return roles.length > 0 ? `the role ${roles.join(' or ')}` : `the role ${ownership} on the resource`;
}
