import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Missing Authentication" and "Missing Token". */
export const missingToken = scenario({
  suite: 'auth',
  title: 'A request without a token is refused',
  cell: 'GET /threat_models 401',
  requirements: ['S0-401-sample-missing-token', 'S0-401-missing-header', 'S0-401-www-authenticate'],
  run: async (story) => {
    await story.send(request(story, 'listThreatModels'), {
      as: 'anonymous',
      expect: 401,
      cause: 'missing-credentials',
      example: 'missing_token',
      why: 'Ask for the threat models without an Authorization header',
    });
  },
});
