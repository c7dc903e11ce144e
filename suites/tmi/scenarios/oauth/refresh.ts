import { type Identity, request, type Scenario, type Story, textAt } from '../../../../suite/suite.ts';
import { deleteAccount } from '../../steps/delete-account.ts';
import { beginLogin, exchange } from '../../steps/log-in.ts';
import { scenario } from '../scenario.ts';

const refusedRefresh = { as: 'anonymous', expect: 401, example: 'unknown_token' } as const;

export const refreshing: readonly Scenario[] = [
  scenario({
    suite: 'oauth',
    title: 'A refresh token is good for one use and brings the next one',
    cell: 'POST /oauth2/refresh 200',
    requirements: ['S0-practices-refresh', 'S1-refresh-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const { identity } = await story.account('refresh', 'stranger', 'shared');
      const first = await logIn(story, identity);
      const second = await story.send(refresh(story, first), {
        as: 'anonymous',
        expect: 200,
        why: 'Use the refresh token',
      });
      story.claim(second, {
        sentence: 'The refresh token is a new one',
        holds: textAt(second, '/refresh_token') !== first,
        requirement: 'S0-practices-refresh',
      });
      const headers = { authorization: `Bearer ${textAt(second, '/access_token')}` };
      await story.send(request(story, 'getCurrentUser', { headers }), {
        as: 'stranger',
        expect: 200,
        step: 'follow-up',
        why: 'Use the new access token',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'A refresh token that comes a second time ends all that came of it',
    cell: 'POST /oauth2/refresh 401',
    requirements: ['S0-401-oauth-credentials', 'S1-refresh-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const { identity } = await story.account('rotation', 'stranger', 'last');
      const first = await logIn(story, identity);
      const next = await story.send(refresh(story, first), {
        as: 'anonymous',
        expect: 200,
        step: 'set-up',
        why: 'Use the refresh token',
      });
      await story.send(refresh(story, first), {
        ...refusedRefresh,
        why: 'Use the same refresh token once more',
      });
      await story.send(refresh(story, textAt(next, '/refresh_token')), {
        ...refusedRefresh,
        step: 'follow-up',
        why: 'Use the one that came of it: whoever used the first one twice may have stolen it',
      });
    },
  }),
  scenario({
    suite: 'oauth',
    title: 'The refresh token of a deleted account is refused, and only a new login helps',
    cell: 'POST /oauth2/refresh 401',
    requirements: ['S0-401-reauthenticate'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await story.account('return', 'stranger', 'last');
      const token = await logIn(story, account.identity);
      await deleteAccount(story, account, 'set-up');
      await story.send(refresh(story, token), {
        ...refusedRefresh,
        why: 'Use the refresh token from before the deletion',
      });
      await logIn(story, account.identity);
    },
  }),
];

async function logIn(story: Story, identity: Identity): Promise<string> {
  const begun = await beginLogin(story, identity, 'set-up');
  const tokens = await story.send(exchange(story, identity, begun), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: 'Get a refresh token',
  });
  return textAt(tokens, '/refresh_token');
}

function refresh(story: Story, token: string) {
  return request(story, 'refreshTokens', { json: { refresh_token: token } });
}
