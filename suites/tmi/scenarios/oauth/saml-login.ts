import { request, type Scenario, Stop, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

export const samlLogin: readonly Scenario[] = [
  scenario({
    suite: 'oauth',
    title: 'A SAML login is sent to the identity provider with a request',
    cell: 'GET /saml/{provider}/login 302',
    requirements: ['S0-302-saml-login', 'S0-302-location'],
    run: async (story) => {
      const list = await story.send(request(story, 'listSamlProviders'), {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Find an identity provider',
      });
      const provider = valueAt(list, '/providers/0/id');
      if (typeof provider !== 'string') throw new Stop('not-possible', 'the target has no SAML provider');
      const login = await story.send(request(story, 'startSamlLogin', { path: { provider } }), {
        as: 'anonymous',
        expect: 302,
        why: 'Begin a login with that provider',
      });
      const location = login.response.headers.location ?? '';
      story.claim(login, {
        sentence: 'Location is an absolute URL with a SAMLRequest',
        holds: URL.canParse(location) && new URL(location).searchParams.has('SAMLRequest'),
        requirement: 'S0-302-saml-login',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'A SAML login with a provider that is not there is not found',
    cell: 'GET /saml/{provider}/login 404',
    requirements: ['S0-404-unknown-resource'],
    run: async (story) => {
      const path = { provider: 'nobody-has-this-provider' };
      await story.send(request(story, 'startSamlLogin', { path }), {
        as: 'anonymous',
        expect: 404,
        ruled: true,
        cause: 'unknown-resource',
        subject: 'provider',
        why: 'Begin a login with a provider that is not there',
      });
    },
  }),
];
