import { createHash, randomBytes } from 'node:crypto';
import { type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import {
  begun,
  callback,
  knownProviderUser,
  loggedInAt,
  newProviderUser,
} from '../../steps/provider-logins.ts';
import { scenario } from '../scenario.ts';

const about = {
  suite: 'providers',
  requirements: ['S-oauth-pkce'],
  needs: ['business-rules'],
} as const;

/** S, "OAuth2 Security": PKCE at Google (RFC 7636). */
export const challenges: readonly Scenario[] = [
  scenario({
    ...about,
    title: 'A login at google begins with a challenge that is new each time',
    cell: 'GET /api/v1/auth/oauth2/google/login 200',
    run: async (story) => {
      const first = await begun(story, 'google', { step: 'aim' });
      const second = await begun(story, 'google', { step: 'aim' });
      const answers = [first, second];
      const asked = answers.map((answer) => new URL(textAt(answer, '/data/authUrl')).searchParams);
      for (const [index, answer] of answers.entries()) {
        const query = asked[index] ?? new URLSearchParams();
        story.claim(answer, {
          sentence: 'The address has a challenge of 43 characters, made by SHA-256',
          holds:
            /^[\w-]{43}$/.test(query.get('code_challenge') ?? '') &&
            query.get('code_challenge_method') === 'S256',
          requirement: 'S-oauth-pkce',
        });
        const verifier = valueAt(answer, '/data/pkceVerifier');
        story.claim(answer, {
          sentence: 'A verifier in the response is that of the challenge',
          holds: typeof verifier !== 'string' || challengeOf(verifier) === query.get('code_challenge'),
          requirement: 'S-oauth-pkce',
        });
        story.claim(answer, {
          sentence: 'The address has the state of the response',
          holds: query.get('state') === textAt(answer, '/data/state'),
          requirement: 'S-oauth-state',
        });
      }
      for (const name of ['code_challenge', 'state'])
        story.claim(second, {
          sentence: `No two logins have the same ${name}`,
          holds: asked[0]?.get(name) !== asked[1]?.get(name),
          requirement: 'S-oauth-state',
        });
    },
  }),
  scenario({
    ...about,
    title: 'A code for another challenge is refused, as if somebody had stolen it',
    cell: 'GET /api/v1/auth/oauth2/google/callback 401',
    requirements: ['S-oauth-pkce', 'S-oauth-state', 'S-invalid-token'],
    run: async (story) => {
      const location = new URL(textAt(await begun(story, 'google'), '/data/authUrl'));
      location.searchParams.set('code_challenge', challengeOf(randomBytes(32).toString('base64url')));
      const back = await story.oauthProviders().visit('google', location.href, newProviderUser(story));
      await story.send(callback(story, 'google', Object.fromEntries(back.searchParams)), {
        as: 'anonymous',
        expect: 401,
        why: 'Come back with a code whose verifier the server does not have',
      });
      await loggedInAt(story, 'google', await knownProviderUser(story), { step: 'follow-up' });
    },
  }),
];

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
