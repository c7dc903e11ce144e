import { jsonContent, type Operation } from '../../builder/operation.ts';
import { text } from '../../builder/schema.ts';
import { anyUser } from '../authz.ts';
import { failure } from '../errors/answer.ts';
import { linksTo } from '../links.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import { DeletionChallenge, deletionChallengeSample } from '../schemas/account.ts';
import { UserProfile, userProfileSample } from '../schemas/principal.ts';

const tag = 'Users';
const path = '/users/me';

export const userOperations: readonly Operation[] = [
  operation({
    id: 'getCurrentUser',
    method: 'get',
    path,
    tag,
    action: 'get current user',
    authz: anyUser,
    responses: {
      200: {
        description: 'The caller',
        content: jsonContent(UserProfile, { alice: { value: userProfileSample } }),
      },
    },
    documented: { S0: [401, 429, 500], derived: [200, 406] },
  }),
  operation({
    id: 'deleteCurrentUser',
    method: 'delete',
    path,
    tag,
    action: 'delete current user',
    description:
      'Takes two requests: the first answers with a challenge, the second brings it back within three minutes. Threat models pass to another owner, or go where there is none; the tokens of the account are good no more.',
    authz: anyUser,
    query: [
      filter('challenge', 'From the first answer', text({ max: 1000 }), deletionChallengeSample.challenge),
    ],
    responses: {
      200: {
        description: 'The challenge to bring back; nothing is deleted yet',
        content: jsonContent(DeletionChallenge, { challenge: { value: deletionChallengeSample } }),
        links: linksTo(['deleteCurrentUser'], { challenge: 'challenge' }),
      },
      204: { description: 'The account is gone' },
    },
    failures: {
      400: { invalid_challenge: failure('invalid_challenge', 'Invalid or expired challenge') },
    },
    documented: { S0: [200, 204, 400, 401, 429, 500], derived: [406] },
  }),
];
