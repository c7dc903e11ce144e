import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Error with Details". */
export const missingProvider = scenario({
  suite: 'authorization',
  title: 'An authorization entry with an empty provider is refused, and told which entry it is',
  cell: 'POST /threat_models 400',
  requirements: ['S0-error-format-sample-details'],
  run: async (story) => {
    const { subject } = await story.identity('reader');
    const entry = { principal_type: 'user', provider: '', provider_id: subject, role: 'reader' };
    const json = { ...threatModel(7, `Refused ${story.unique()}`), authorization: [entry] };
    const answer = await story.send(request(story, 'createThreatModel', { json }), {
      as: 'owner',
      expect: 400,
      ruled: true,
      example: 'missing_provider',
      why: 'Share with somebody whose provider is empty',
    });
    story.claim(answer, {
      sentence: 'details.code is missing_provider, and details.context says which entry it is',
      holds:
        valueAt(answer, '/details/code') === 'missing_provider' &&
        valueAt(answer, '/details/context/entry_index') === 0,
      requirement: 'S0-error-format-sample-details',
    });
  },
});
