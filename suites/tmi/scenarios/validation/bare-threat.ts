import { request, shows } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Our document requires nothing else of a new threat (D9). */
export const bareThreat = scenario({
  suite: 'validation',
  title: 'A name is enough for a threat',
  cell: 'POST /threat_models/{threat_model_id}/threats 201',
  requirements: ['S0-201-create', 'S0-201-representation'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const json = { name: `Bare ${story.unique()}` };
    const answer = await story.send(request(story, 'createThreat', { path, json }), {
      as: 'writer',
      expect: 201,
      why: 'Create a threat with nothing but a name',
    });
    story.claim(answer, {
      sentence: 'The answer shows the name as it was sent',
      holds: shows(answer, json),
      requirement: 'S0-201-representation',
    });
  },
});
