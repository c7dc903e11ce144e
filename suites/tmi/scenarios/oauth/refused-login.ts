import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Invalid OAuth credentials": the identity provider says no. */
export const refusedLogin = scenario({
  suite: 'oauth',
  title: 'A login that the identity provider refuses ends without tokens',
  cell: 'GET /oauth2/callback 401',
  requirements: ['S0-401-oauth-credentials'],
  run: async (story) => {
    const { provider, subject } = await story.identity('stranger');
    const begun = await story.send(
      request(story, 'authorize', { query: { idp: provider, scope: 'openid', login_hint: subject } }),
      { as: 'anonymous', expect: 302, step: 'set-up', why: 'Begin a login' },
    );
    const goal = new URL(begun.response.headers.location ?? '', 'http://any');
    const query = {
      state: goal.searchParams.get('state') ?? '',
      error: 'access_denied',
      error_description: 'The user refused',
    };
    await story.send(request(story, 'completeLogin', { query }), {
      as: 'anonymous',
      expect: 401,
      ruled: true,
      example: 'refused',
      why: 'Come back with the refusal of the provider',
    });
  },
});
