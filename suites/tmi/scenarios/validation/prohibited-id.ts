import { jsonPatch, request, valueAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const elsewhere = '01890a5d-ac96-774b-bcce-b302099a8057';

/** S0, "Prohibited Field". */
export const prohibitedId = scenario({
  suite: 'validation',
  title: 'The id of a threat model cannot be replaced',
  cell: 'PATCH /threat_models/{threat_model_id} 400',
  requirements: ['S0-400-sample-prohibited-id', 'S0-400-id-read-only', 'S0-400-prohibited-field'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const json = [{ op: 'replace', path: '/id', value: elsewhere }];
    await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
      as: 'owner',
      expect: 400,
      cause: 'read-only-member',
      subject: 'id',
      example: 'prohibited_field',
      ruled: true,
      why: 'Replace /id with a JSON Patch',
    });
    const same = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Read it under the old id',
    });
    story.claim(same, {
      sentence: 'The threat model still has its old id',
      holds: valueAt(same, '/id') === path.threat_model_id,
      requirement: 'S0-400-id-read-only',
    });
    await story.send(request(story, 'getThreatModel', { path: { threat_model_id: elsewhere } }), {
      as: 'owner',
      expect: 404,
      cause: 'unknown-resource',
      subject: 'threat_model_id',
      step: 'follow-up',
      why: 'Look for it under the new id',
    });
  },
});
