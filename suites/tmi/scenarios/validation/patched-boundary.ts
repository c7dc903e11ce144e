import { jsonPatch, request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** What a patch makes of a threat model is held to the same limits as a new one. */
export const patchedBoundary = scenario({
  suite: 'validation',
  title: 'A patch to a description of 1025 characters is refused',
  cell: 'PATCH /threat_models/{threat_model_id} 400',
  requirements: ['S0-practices-field-constraints', 'S0-400-types-and-formats'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const json = [{ op: 'replace', path: '/description', value: 'd'.repeat(1025) }];
    await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
      as: 'owner',
      expect: 400,
      cause: 'invalid-member',
      subject: 'description',
      why: 'Patch a threat model so that its description is too long',
    });
  },
});
