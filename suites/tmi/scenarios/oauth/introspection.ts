import { request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const form = 'application/x-www-form-urlencoded';

export const introspection: readonly Scenario[] = [
  scenario({
    suite: 'oauth',
    title: 'A good token is active, and not any more once it is revoked',
    cell: 'POST /oauth2/introspect 200',
    requirements: ['S1-introspect-token', 'S1-revoke-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('inspect', 'stranger', 'last');
      const { schemes } = story.operation('getCurrentUser').access;
      const header = account.credentials(schemes).headers.authorization ?? '';
      const json = { token: header.replace(/^Bearer /, '') };
      const draft = request(story, 'introspectToken', { json, mediaType: form });
      const good = await story.send(draft, {
        as: 'anonymous',
        expect: 200,
        why: 'Ask about a good token',
      });
      story.claim(good, {
        sentence: 'A valid token is active, and the response names its owner',
        holds: valueAt(good, '/active') === true && valueAt(good, '/sub') === account.identity.subject,
        requirement: 'S1-introspect-token',
      });
      await story.send(request(story, 'revokeToken'), {
        as: account,
        expect: 204,
        step: 'set-up',
        why: 'Revoke it',
      });
      const revoked = await story.send(draft, {
        as: 'anonymous',
        expect: 200,
        why: 'Ask about it after its revocation',
      });
      story.claim(revoked, {
        sentence: 'The response for a revoked token only says that it is not active',
        holds: JSON.stringify(revoked.json) === '{"active":false}',
        requirement: 'S1-introspect-token',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'Of a forged token nothing is told but that it is not active',
    cell: 'POST /oauth2/introspect 200',
    requirements: ['S1-introspect-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmVkLWJ5LXNvbWVib2R5LWVsc2U';
      const answer = await story.send(
        request(story, 'introspectToken', { json: { token }, mediaType: form }),
        { as: 'anonymous', expect: 200, why: 'Ask about a forged token' },
      );
      story.claim(answer, {
        sentence: 'The response only says that the token is not active',
        holds: JSON.stringify(answer.json) === '{"active":false}',
        requirement: 'S1-introspect-token',
      });
    },
  }),
];
