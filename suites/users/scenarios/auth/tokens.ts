import { decodeJwt, decodeProtectedHeader } from 'jose';
import { request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { anybody, asSession, bearer, loggedIn, loginOf, sessionIn, verified } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const refusedToken = {
  ...anybody,
  expect: 401,
  cause: 'invalid-credentials',
  example: 'invalid_token',
} as const;

/** S, "Security Features" and "Technical Stack": what a login gives. */
export const tokens: readonly Scenario[] = [
  scenario({
    suite: 'auth',
    title: 'A login returns two tokens, signed by RS256, and the access token is good for its account',
    cell: 'POST /api/v1/auth/login 200',
    requirements: ['S-rs256', 'S-tokens'],
    needs: ['business-rules'],
    run: async (story) => {
      const account = await verified(story);
      const answer = await story.send(loginOf(story, account), { ...anybody, expect: 200, why: 'Log in' });
      const session = sessionIn(answer);
      for (const [name, token] of Object.entries(session)) {
        story.claim(answer, {
          sentence: `${name} is a JWT with RS256`,
          holds: algorithmOf(token) === 'RS256',
          requirement: 'S-rs256',
        });
        story.claim(answer, {
          sentence: `${name} names its account, itself and its end`,
          holds:
            claimsOf(token)?.sub === account.id && ['jti', 'exp'].every((claim) => claimsOf(token)?.[claim]),
          requirement: 'S-tokens',
        });
      }
      const shown = await story.send(asSession(story, 'getProfile', session), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'Read the account of the token',
      });
      story.claim(shown, {
        sentence: 'It is the account that logged in, without its password',
        holds:
          valueAt(shown, '/data/id') === account.id &&
          !/password|secret|hash/i.test(JSON.stringify(shown.json)),
        requirement: 'S-tokens',
      });
    },
  }),
  scenario({
    suite: 'auth',
    title: 'A refresh returns another access token, and the refresh token can be used again',
    cell: 'POST /api/v1/auth/refresh 200',
    requirements: ['S-tokens', 'S-rs256'],
    needs: ['business-rules'],
    run: async (story) => {
      const { refreshToken } = await loggedIn(story, await verified(story));
      for (const time of ['first', 'second']) {
        const answer = await story.send(request(story, 'refresh', { json: { refreshToken } }), {
          ...anybody,
          expect: 200,
          why: `Refresh for the ${time} time`,
        });
        const accessToken = textAt(answer, '/data/accessToken');
        story.claim(answer, {
          sentence: 'The access token is a JWT with RS256',
          holds: algorithmOf(accessToken) === 'RS256',
          requirement: 'S-rs256',
        });
        await story.send(request(story, 'getProfile', { headers: bearer(accessToken) }), {
          ...anybody,
          expect: 200,
          step: 'follow-up',
          why: 'Use the new access token',
        });
      }
    },
  }),
  scenario({
    suite: 'auth',
    title: 'An access token is no refresh token',
    cell: 'POST /api/v1/auth/refresh 401',
    requirements: ['S-invalid-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const { accessToken } = await loggedIn(story, await verified(story));
      await story.send(request(story, 'refresh', { json: { refreshToken: accessToken } }), {
        ...refusedToken,
        why: 'Refresh with the access token',
      });
    },
  }),
  scenario({
    suite: 'auth',
    title: 'A refresh token is no access token, and neither is one that nobody signed',
    cell: 'GET /api/v1/users/me 401',
    requirements: ['S-invalid-token'],
    needs: ['business-rules'],
    run: async (story) => {
      const session = await loggedIn(story, await verified(story));
      const wrong = {
        'the refresh token': session.refreshToken,
        'a token with the algorithm none': unsigned(session.accessToken),
      };
      for (const [what, token] of Object.entries(wrong))
        await story.send(request(story, 'getProfile', { headers: bearer(token) }), {
          ...refusedToken,
          why: `Read the account with ${what}`,
        });
    },
  }),
];

/** Undefined for what is no JWT. */
function algorithmOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

/** Undefined for what is no JWT. */
function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/** The same claims, as who trusts the header of a token would accept them. */
function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.`;
}
