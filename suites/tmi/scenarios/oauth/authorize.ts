import { request, type Scenario } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

interface BadLogin {
  readonly what: string;
  readonly query: Readonly<Record<string, string>>;
  readonly example: string;
}

const badLogins: readonly BadLogin[] = [
  {
    what: 'a scope without openid',
    query: { scope: 'profile email' },
    example: 'missing_openid',
  },
  {
    what: 'a response type other than code',
    query: { scope: 'openid', response_type: 'token' },
    example: 'unsupported_response_type',
  },
  {
    what: 'a provider that is not there',
    query: { scope: 'openid', idp: 'nobody-has-this-provider' },
    example: 'unknown_provider',
  },
];

export const badAuthorizations: readonly Scenario[] = badLogins.map(({ what, query, example }) =>
  scenario({
    suite: 'oauth',
    title: `A login with ${what} does not begin`,
    cell: 'GET /oauth2/authorize 400',
    requirements: ['S1-authorize-oauth', 'S0-400-request-syntax'],
    run: async (story) => {
      const { provider } = await story.identity('owner');
      const whole = { idp: provider, client_callback: 'http://127.0.0.1:8079/', state: 'abc', ...query };
      await story.send(request(story, 'authorize', { query: whole }), {
        as: 'anonymous',
        expect: 400,
        ruled: true,
        example,
        why: `Begin a login with ${what}`,
      });
    },
  }),
);
