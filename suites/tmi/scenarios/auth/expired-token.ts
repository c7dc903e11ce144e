import { request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Expired Token". */
export const expiredToken = scenario({
  suite: 'auth',
  title: 'An expired token is refused',
  cell: 'GET /threat_models/{threat_model_id} 401',
  requirements: ['S0-401-sample-expired-token', 'S0-401-expired-token'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    await story.send(request(story, 'getThreatModel', { path }), {
      as: 'owner',
      expect: 200,
      step: 'control',
      why: 'Check that a token that is not expired is accepted',
    });
    await story.send(request(story, 'getThreatModel', { path }), {
      as: 'expired',
      expect: 401,
      cause: 'expired-credentials',
      example: 'expired_token',
      why: 'Send an expired token',
    });
  },
});
