import { request, type Scenario } from '../../../../suite/suite.ts';
import { brokenHeaders } from '../../../broken-headers.ts';
import { ownBoard } from '../../steps/boards.ts';
import { scenario } from '../scenario.ts';

/** S, "Missing Token", "Invalid Token" and Scenario 1. */
export const brokenHeaderStories: readonly Scenario[] = brokenHeaders.map(({ what, header, missing }) =>
  scenario({
    suite: 'auth',
    title: `An Authorization header with ${what} is refused`,
    cell: 'GET /api/boards/{boardId} 401',
    requirements: [missing ? 'S-401-missing-token' : 'S-401-invalid-token', 'S-401-challenge'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('header', 'owner', 'shared');
      const { boardId } = await ownBoard(story, account);
      const operation = story.operation('getBoard');
      const good = account.credentials(operation.access.schemes).headers.authorization ?? '';
      const headers = { authorization: header(good.replace(/^Bearer /, '')) };
      const refused = await story.send(request(story, 'getBoard', { path: { boardId }, headers }), {
        as: 'anonymous',
        expect: 401,
        cause: missing ? 'missing-credentials' : 'invalid-credentials',
        why: `Read a board with ${what}`,
      });
      story.claim(refused, {
        sentence: 'WWW-Authenticate names the realm of the API',
        holds: refused.response.headers['www-authenticate'] === 'Bearer realm="Tasky API"',
        requirement: 'S-401-challenge',
      });
      await story.send(request(story, 'getBoard', { path: { boardId } }), {
        as: account,
        expect: 200,
        step: 'follow-up',
        why: 'Read the board with the token as it is',
      });
    },
  }),
);
