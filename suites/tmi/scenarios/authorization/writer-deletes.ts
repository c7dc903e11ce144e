import { request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Owner-Only Operation (Delete)". */
export const writerDeletes = scenario({
  suite: 'authorization',
  title: 'A writer may not delete a threat model',
  cell: 'DELETE /threat_models/{threat_model_id} 403',
  requirements: ['S0-scenarios-writer-deletes', 'S0-403-role'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    await story.send(request(story, 'getThreatModel', { path }), {
      as: 'writer',
      expect: 200,
      step: 'control',
      why: 'Check that the writer has access',
    });
    await story.send(request(story, 'deleteThreatModel', { path }), {
      as: 'writer',
      expect: 403,
      cause: 'insufficient-role',
      example: 'insufficient_permissions',
      why: 'Delete the threat model as a writer',
    });
    await story.send(request(story, 'getThreatModel', { path }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Check that the threat model still exists',
    });
  },
});
