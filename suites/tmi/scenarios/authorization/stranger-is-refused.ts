import { request, textAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, the response example of 403. */
export const strangerIsRefused = scenario({
  suite: 'authorization',
  title: 'Whoever has no role on a threat model may not read it',
  cell: 'GET /threat_models/{threat_model_id} 403',
  requirements: ['S0-403-no-access', 'S0-404-instead-of-403'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const shown = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'reader',
      expect: 200,
      step: 'control',
      why: 'Check that callers with a role can read the threat model',
    });
    const refused = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'stranger',
      expect: 403,
      // S0, Notes of 404: the existence of the resource may be hidden.
      or: [404],
      why: 'Read the threat model as a caller who has no role on it',
    });
    story.claim(refused, {
      sentence: 'The refusal does not contain the name of the threat model',
      holds: !refused.response.body.includes(textAt(shown, '/name')),
      requirement: 'S0-403-no-access',
    });
  },
});
