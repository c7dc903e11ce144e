import { request, type Scenario } from '../../../../suite/suite.ts';
import { brokenHeaders } from '../../../broken-headers.ts';
import { scenario } from '../scenario.ts';

/** S, "Authentication Errors": without a token UNAUTHORIZED, with a wrong one INVALID_TOKEN. */
export const brokenHeaderStories: readonly Scenario[] = brokenHeaders.map(({ what, header, missing }) =>
  scenario({
    suite: 'auth',
    title: `An Authorization header with ${what} is refused`,
    cell: 'GET /api/v1/users/me 401',
    requirements: [missing ? 'S-unauthorized' : 'S-invalid-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('header', 'owner', 'shared');
      const { schemes } = story.operation('getProfile').access;
      const good = account.credentials(schemes).headers.authorization ?? '';
      const headers = { authorization: header(good.replace(/^Bearer /, '')) };
      await story.send(request(story, 'getProfile', { headers }), {
        as: 'anonymous',
        expect: 401,
        cause: missing ? 'missing-credentials' : 'invalid-credentials',
        example: missing ? 'missing_token' : 'invalid_token',
        why: `Read the caller with ${what}`,
      });
      await story.send(request(story, 'getProfile'), {
        as: account,
        expect: 200,
        step: 'follow-up',
        why: 'Read the caller with the token as it is',
      });
    },
  }),
);
