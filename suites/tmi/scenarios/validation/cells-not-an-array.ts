import { request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Invalid Data Format". */
export const cellsNotAnArray = scenario({
  suite: 'validation',
  title: 'A diagram whose cells are a text is refused',
  cell: 'POST /threat_models/{threat_model_id}/diagrams 400',
  requirements: ['S0-scenarios-cells-not-an-array', 'S0-400-types-and-formats'],
  run: async (story) => {
    const path = await sharedThreatModel(story);
    const json = { name: 'System Architecture', cells: 'not-an-array' };
    await story.send(request(story, 'createDiagram', { path, json }), {
      as: 'owner',
      expect: 400,
      cause: 'invalid-member',
      subject: 'cells',
      example: 'cells_not_an_array',
      why: 'Create a diagram with a text for cells',
    });
  },
});
