import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Successful Authentication". */
export const successfulAuthentication = scenario({
  suite: 'auth',
  title: 'Whoever has a valid token sees a list of threat models',
  cell: 'GET /threat_models 200',
  requirements: ['S0-scenarios-authenticated', 'S0-200-get'],
  run: async (story) => {
    const answer = await story.send(request(story, 'listThreatModels'), {
      as: 'owner',
      expect: 200,
      why: 'Ask for the threat models with a valid token',
    });
    story.claim(answer, {
      sentence: 'The list of threat models is a JSON array',
      holds: Array.isArray(answer.json),
      requirement: 'S0-scenarios-authenticated',
    });
  },
});
