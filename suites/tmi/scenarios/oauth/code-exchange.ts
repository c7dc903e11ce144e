import { request, type Scenario, type Story, textAt, valueAt } from '../../../../suite/suite.ts';
import { beginLogin, comingBack, exchange } from '../../steps/log-in.ts';
import { scenario, type Telling } from '../scenario.ts';

const wrongVerifier = 'w'.repeat(43);

/** From a login to tokens, and what happens to codes that are misused. A mock has no logins. */
function login(telling: Omit<Telling, 'suite' | 'needs'>): Scenario {
  return scenario({ suite: 'oauth', needs: ['business-rules'], ...telling });
}

export const codeExchange: readonly Scenario[] = [
  login({
    title: 'A login leads to tokens of whoever logged in',
    cell: 'POST /oauth2/token 200',
    requirements: [
      'S0-302-location',
      'S0-302-authorize',
      'S0-302-callback',
      'S0-practices-refresh',
      'S1-exchange-oauth-code',
    ],
    run: async (story) => {
      const { identity } = await story.account('login', 'stranger', 'shared');
      const begun = await beginLogin(story, identity, 'aim');
      story.claim(begun.answer, {
        sentence: 'The state of the client comes back with the code',
        holds: begun.state !== '' && (begun.answer.response.headers.location ?? '').includes(begun.state),
        requirement: 'S0-302-callback',
      });
      story.claim(begun.answer, {
        sentence: 'Location is an absolute URL',
        holds: URL.canParse(begun.answer.response.headers.location ?? ''),
        requirement: 'S0-302-location',
      });
      const tokens = await story.send(exchange(story, identity, begun), {
        as: 'anonymous',
        expect: 200,
        why: 'Exchange the code with its verifier',
      });
      const profile = await whoIs(story, textAt(tokens, '/access_token'));
      story.claim(profile, {
        sentence: 'The access token is that of the person who logged in',
        holds: valueAt(profile, '/provider_id') === identity.subject,
        requirement: 'S1-exchange-oauth-code',
      });
    },
  }),
  login({
    title: 'A code is worth nothing with another verifier, and nothing afterwards',
    cell: 'POST /oauth2/token 400',
    requirements: ['S0-401-oauth-credentials', 'S1-exchange-oauth-code'],
    run: async (story) => {
      const { identity } = await story.account('pkce', 'stranger', 'shared');
      const begun = await beginLogin(story, identity, 'set-up');
      await story.send(exchange(story, identity, { ...begun, verifier: wrongVerifier }), {
        as: 'anonymous',
        expect: 400,
        example: 'wrong_verifier',
        why: 'Exchange the code with the wrong verifier',
      });
      await story.send(exchange(story, identity, begun), {
        as: 'anonymous',
        expect: 400,
        example: 'unknown_code',
        step: 'follow-up',
        why: 'Exchange it with the right one after that: a code is good for one use, even if that fails',
      });
    },
  }),
  login({
    title: 'A code is worth nothing for another redirect_uri',
    cell: 'POST /oauth2/token 400',
    requirements: ['S0-401-oauth-credentials', 'S1-exchange-oauth-code'],
    run: async (story) => {
      const { identity } = await story.account('elsewhere', 'stranger', 'shared');
      const begun = await beginLogin(story, identity, 'set-up');
      await story.send(exchange(story, identity, begun, 'https://elsewhere.example/'), {
        as: 'anonymous',
        expect: 400,
        why: 'Exchange the code as if the login had ended somewhere else',
      });
    },
  }),
  login({
    title: 'A login comes back once',
    cell: 'GET /oauth2/callback 400',
    requirements: ['S1-handle-oauth-callback'],
    run: async (story) => {
      const { identity } = await story.account('twice', 'stranger', 'shared');
      const query = { idp: identity.provider, scope: 'openid', login_hint: identity.subject };
      await story.beforeLogin(identity);
      const begun = await story.send(request(story, 'authorize', { query }), {
        as: 'anonymous',
        expect: 302,
        step: 'set-up',
        why: 'Begin a login',
      });
      const returned = request(story, 'completeLogin', { query: comingBack(story, identity, begun) });
      await story.send(returned, {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Go where the provider sends the browser',
      });
      await story.send(returned, { as: 'anonymous', expect: 400, why: 'Go there once more' });
    },
  }),
  login({
    title: 'A code is worth nothing the second time',
    cell: 'POST /oauth2/token 400',
    requirements: ['S0-401-oauth-credentials', 'S1-exchange-oauth-code'],
    run: async (story) => {
      const { identity } = await story.account('reuse', 'stranger', 'last');
      const begun = await beginLogin(story, identity, 'set-up');
      await story.send(exchange(story, identity, begun), {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Exchange the code',
      });
      await story.send(exchange(story, identity, begun), {
        as: 'anonymous',
        expect: 400,
        example: 'unknown_code',
        why: 'Exchange the same code once more',
      });
    },
  }),
];

function whoIs(story: Story, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return story.send(request(story, 'getCurrentUser', { headers }), {
    as: 'stranger',
    expect: 200,
    step: 'follow-up',
    why: 'Ask whose token it is',
  });
}
