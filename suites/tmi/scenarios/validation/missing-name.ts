import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Missing Required Field", under 400 and under "Validation Scenarios". */
export const missingName = scenario({
  suite: 'validation',
  title: 'A threat model without a name is refused',
  cell: 'POST /threat_models 400',
  requirements: ['S0-400-sample-missing-name', 'S0-400-missing-field', 'S0-400-code-invalid-input'],
  run: async (story) => {
    await story.send(request(story, 'createThreatModel', { json: { description: 'Missing name field' } }), {
      as: 'owner',
      expect: 400,
      cause: 'missing-member',
      subject: 'name',
      example: 'missing_name',
      why: 'Create a threat model with a description and no name',
    });
  },
});
