import { callerOf } from '../model/caller.ts';
import type { Strategy } from '../model/strategy.ts';
import { withMadeUpSecrets } from '../request/made-up-secrets.ts';
import { aiming, otherRefusals } from './aiming.ts';

const id = 'made-up-credentials';

export const madeUpCredentials: Strategy = {
  id,
  title: 'Made-up credentials in the request itself, such as a refresh token, are refused',
  meaning:
    'If an operation is public and its request itself carries credentials, such as a refresh token or a password, a request with made-up credentials is refused with 401. An example in the document may be a real credential, so it is not sent. Servers may return a documented 400, 403 or 422 instead. Only the server knows what it issued, so another status leaves the cell not exercised.',
  help: 'Return 401 for credentials that were never issued.',
  source: 'RFC 9110, section 15.5.2; RFC 6749, section 5.2',
  example: {
    operation: 'POST /sessions',
    request: `
      POST /sessions
      Content-Type: application/json

      {"refresh_token": "made-up"}`,
    got: 200,
    expected: '401',
  },
  plan: (cell, known) => {
    const { operation, response } = cell;
    const carries =
      operation.body !== undefined || operation.parameters.some((parameter) => parameter.in === 'query');
    if (response.status !== '401' || !operation.access.public || !carries) return [];
    return [
      aiming(id, cell, {
        aim: 'may',
        needs: ['business-rules'],
        title: 'A request with made-up credentials is refused',
        run: async (story) => {
          const draft = withMadeUpSecrets(await story.draft(operation), known, story.unique());
          await story.send(draft, {
            as: callerOf(operation),
            expect: '401',
            or: otherRefusals(operation, known).filter((status) => status !== '401'),
            cause: 'invalid-credentials',
            why: `${operation.summary}, with made-up credentials`,
          });
        },
      }),
    ];
  },
};
