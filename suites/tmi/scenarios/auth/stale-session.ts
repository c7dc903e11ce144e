import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request } from '../../../../suite/suite.ts';
import { dead, deleteAccount } from '../../steps/delete-account.ts';
import { scenario } from '../scenario.ts';

/** S0, "Stale Session (User Deleted)". */
export const staleSession = scenario({
  suite: 'auth',
  title: 'The token of a deleted account is refused',
  cell: 'POST /threat_models 401',
  requirements: ['S0-401-sample-stale-session', 'S0-401-blacklisted-token'],
  run: async (story) => {
    const leaver = await story.account('leaver', 'stranger', 'last');
    const json = threatModel(2, `Too late ${story.unique()}`);
    await story.send(request(story, 'getCurrentUser'), {
      as: leaver,
      expect: 200,
      step: 'control',
      why: 'Check that the token is valid while the account exists',
    });
    await deleteAccount(story, leaver, 'set-up');
    await story.send(request(story, 'createThreatModel', { json }), {
      as: dead(leaver),
      expect: 401,
      ruled: true,
      cause: 'revoked-credentials',
      example: 'stale_session',
      why: 'Create something with the token of the deleted account',
    });
    await story.send(request(story, 'listThreatModels'), {
      as: dead(leaver),
      expect: 401,
      ruled: true,
      cause: 'revoked-credentials',
      example: 'stale_session',
      step: 'follow-up',
      why: 'Read with the token of the deleted account',
    });
  },
});
