import { credentialsRefusal } from '../../contract/operations/refused-credentials.ts';
import { brokenPersonas } from '../model/persona.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'broken-credentials';

export const brokenCredentials: Strategy = {
  id,
  title: 'A request without working credentials is refused with 401, or with 403 if the document says so',
  meaning:
    'If an operation needs credentials, it must refuse these requests with 401: without credentials, with a malformed token, an expired token, a revoked token, a token signed with the wrong key, and a token of a deleted account. A 403, or a success, is a violation. If an example of the documented 403 has the cause of such a refusal (`x-assay-cause: invalid-credentials`), and no example of the 401, it must be refused with 403.',
  help: 'Check the credentials before anything else, and return 401 if they do not authenticate the caller.',
  source: 'RFC 9110, section 15.5.2; RFC 6750, section 3.1',
  example: {
    operation: 'GET /books',
    request: 'GET /books',
    got: 200,
    expected: '401',
  },
  plan: (cell) => {
    const { operation, response } = cell;
    const { access } = operation;
    // What is carried otherwise than in the request, such as the certificate of a client, cannot be left out of it.
    if (access.public || access.schemes.length === 0) return [];
    return brokenPersonas.flatMap(({ id: persona, request, cause }) => {
      const refusal = credentialsRefusal(operation, cause);
      if (refusal.status !== response.status) return [];
      return aiming(id, cell, {
        variant: persona,
        title: `A request ${request} is refused`,
        run: async (story) => {
          const draft = await story.draftAnyway(operation);
          await story.send(draft, {
            as: persona,
            expect: refusal.status,
            cause: refusal.cause,
            why: `${operation.summary}, ${request}`,
          });
        },
      });
    });
  },
};
