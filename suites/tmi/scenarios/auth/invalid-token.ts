import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Invalid Token", with the token of the sample. */
export const invalidToken = scenario({
  suite: 'auth',
  title: 'A token that is none is refused',
  cell: 'GET /threat_models 401',
  requirements: ['S0-scenarios-invalid-token', 'S0-401-invalid-token'],
  run: async (story) => {
    const headers = { authorization: 'Bearer invalid-token' };
    await story.send(request(story, 'listThreatModels', { headers }), {
      as: 'malformed',
      expect: 401,
      cause: 'invalid-credentials',
      example: 'invalid_token',
      why: 'Ask with "invalid-token" for a token',
    });
  },
});
