import { request, valueAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Sufficient Permissions (Reader)". */
export const readerReads = scenario({
  suite: 'authorization',
  title: 'A reader may read a threat model',
  cell: 'GET /threat_models/{threat_model_id} 200',
  requirements: ['S0-scenarios-reader-reads', 'S0-security-roles', 'S0-practices-visible-roles'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const answer = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'reader',
      expect: 200,
      why: 'Read a threat model that was shared for reading',
    });
    story.claim(answer, {
      sentence: 'The threat model is the one that the path names',
      holds: valueAt(answer, '/id') === path.threat_model_id,
      requirement: 'S0-200-get-threat-model',
    });
  },
});
