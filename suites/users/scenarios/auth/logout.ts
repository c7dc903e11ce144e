import { request, type Scenario } from '../../../../suite/suite.ts';
import { anybody, asSession, loggedIn, verified } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const revoked = {
  ...anybody,
  expect: 401,
  cause: 'revoked-credentials',
  example: 'revoked_token',
} as const;

/** S, "Authentication Errors": TOKEN_BLACKLISTED. */
export const logout: readonly Scenario[] = [
  scenario({
    suite: 'auth',
    title: 'A logout revokes the access token and the refresh token',
    cell: 'POST /api/v1/auth/logout 200',
    requirements: ['S-token-blacklisted'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await verified(story);
      const [session, other] = [await loggedIn(story, account), await loggedIn(story, account)];
      const { refreshToken } = session;
      await story.send(asSession(story, 'logOut', session, { json: { refreshToken } }), {
        ...anybody,
        expect: 200,
        why: 'Log out',
      });
      await story.send(asSession(story, 'getProfile', session), {
        ...revoked,
        step: 'follow-up',
        why: 'Use the access token of before',
      });
      await story.send(request(story, 'refresh', { json: { refreshToken } }), {
        ...revoked,
        step: 'follow-up',
        why: 'Use the refresh token of before',
      });
      await story.send(asSession(story, 'getProfile', other), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Use the access token of another login of the same account',
      });
    },
  }),
  scenario({
    suite: 'auth',
    title: 'A refresh token that was revoked is refused',
    cell: 'POST /api/v1/auth/refresh 401',
    requirements: ['S-token-blacklisted'],
    needs: ['business-rules'],
    run: async (story) => {
      const session = await loggedIn(story, await verified(story));
      const { refreshToken } = session;
      await story.send(asSession(story, 'logOut', session, { json: { refreshToken } }), {
        ...anybody,
        expect: 200,
        step: 'set-up',
        why: 'Log out',
      });
      await story.send(request(story, 'refresh', { json: { refreshToken } }), {
        ...revoked,
        why: 'Refresh with the token of before',
      });
    },
  }),
  scenario({
    suite: 'auth',
    title: 'Nobody revokes the refresh token of somebody else',
    cell: 'POST /api/v1/auth/logout 401',
    requirements: ['S-invalid-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const [mine, foreign] = [
        await loggedIn(story, await verified(story)),
        await loggedIn(story, await verified(story)),
      ];
      const { refreshToken } = foreign;
      await story.send(asSession(story, 'logOut', mine, { json: { refreshToken } }), {
        ...anybody,
        expect: 401,
        or: [200],
        why: 'Log out with the refresh token of another account',
      });
      await story.send(request(story, 'refresh', { json: { refreshToken } }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'The other account uses its refresh token',
      });
    },
  }),
];
