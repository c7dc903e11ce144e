import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request, valueAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Reader Attempting Write" and "Insufficient Permissions (Reader Attempting Write)". */
export const readerUpdates = scenario({
  suite: 'authorization',
  title: 'A reader may not change a threat model',
  cell: 'PUT /threat_models/{threat_model_id} 403',
  requirements: ['S0-403-sample-reader-writes', 'S0-403-role', 'S0-403-code-forbidden'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const json = threatModel(3, `Changed by a reader ${story.unique()}`);
    await story.send(request(story, 'getThreatModel', { path }), {
      as: 'reader',
      expect: 200,
      step: 'control',
      why: 'Check that the reader may read',
    });
    await story.send(request(story, 'updateThreatModel', { path, json }), {
      as: 'reader',
      expect: 403,
      cause: 'insufficient-role',
      example: 'insufficient_permissions',
      why: 'Replace the threat model as a reader',
    });
    const after = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Read the state after the refused change',
    });
    story.claim(after, {
      sentence: 'The refused change changed nothing',
      holds: valueAt(after, '/name') !== json.name,
      requirement: 'S0-403-role',
    });
  },
});
