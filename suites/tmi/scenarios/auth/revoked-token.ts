import { request } from '../../../../suite/suite.ts';
import { dead } from '../../steps/delete-account.ts';
import { scenario } from '../scenario.ts';

export const revokedToken = scenario({
  suite: 'auth',
  title: 'A token that its owner revoked is refused from then on',
  cell: 'GET /users/me 401',
  requirements: ['S1-revoke-token', 'S0-204-update', 'S0-401-code-unauthorized'],
  run: async (story) => {
    const account = await story.account('revoker', 'stranger', 'last');
    await story.send(request(story, 'getCurrentUser'), {
      as: account,
      expect: 200,
      step: 'control',
      why: 'Check that the token is valid before',
    });
    await story.send(request(story, 'revokeToken'), {
      as: account,
      expect: 204,
      step: 'set-up',
      why: 'Revoke the token that the request carries',
    });
    await story.send(request(story, 'getCurrentUser'), {
      as: dead(account),
      expect: 401,
      ruled: true,
      cause: 'revoked-credentials',
      example: 'stale_session',
      why: 'Use the token after its revocation',
    });
  },
});
