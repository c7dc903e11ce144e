import { request, textAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Valid Request": no more than a name and a description. */
export const validRequest = scenario({
  suite: 'validation',
  title: 'A name and a description are enough for a threat model',
  cell: 'POST /threat_models 201',
  requirements: ['S0-scenarios-valid-request', 'S0-201-location', 'S0-201-location-form'],
  run: async (story) => {
    const json = {
      name: `API Security Analysis ${story.unique()}`,
      description: 'Threat model for REST API',
    };
    const answer = await story.send(request(story, 'createThreatModel', { json }), {
      as: 'owner',
      expect: 201,
      why: 'Create a threat model with name and description',
    });
    const expected = `/threat_models/${textAt(answer, '/id')}`;
    const location = answer.response.headers.location ?? '';
    story.claim(answer, {
      sentence: 'Location is /threat_models/ with the id of the body',
      holds: new URL(location, 'http://any').pathname === expected,
      requirement: 'S0-201-location-form',
    });
  },
});
