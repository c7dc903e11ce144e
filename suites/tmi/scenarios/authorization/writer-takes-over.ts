import { jsonPatch, request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Non-Owner Changing Authorization" and "Authorization": ownership is the owner's to give. */
export const writerTakesOver = scenario({
  suite: 'authorization',
  title: 'A writer may not make somebody else the owner',
  cell: 'PATCH /threat_models/{threat_model_id} 403',
  requirements: ['S0-403-change-owner'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const { provider, subject } = await story.identity('writer');
    const owner = { principal_type: 'user', provider, provider_id: subject };
    const patch = [{ op: 'replace', path: '/owner', value: owner }];
    await story.send(request(story, 'patchThreatModel', { path, json: patch, mediaType: jsonPatch }), {
      as: 'writer',
      expect: 403,
      ruled: true,
      example: 'owner_only',
      why: 'Become the owner with a JSON Patch',
    });
    const replacement = { name: `Taken over ${story.unique()}`, owner };
    await story.send(request(story, 'updateThreatModel', { path, json: replacement }), {
      as: 'writer',
      expect: 403,
      ruled: true,
      example: 'owner_only',
      step: 'follow-up',
      why: 'Become the owner with a replacement',
    });
  },
});
