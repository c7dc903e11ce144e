import { threat } from '../../../../fixtures/tmi/threat.ts';
import { request, textAt, valueAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const unknown = '00000000-0000-0000-0000-000000000000';

export const bulkReplacement = scenario({
  suite: 'lifecycle',
  title: 'A bulk replacement with an unknown threat replaces none of the others',
  cell: 'PUT /threat_models/{threat_model_id}/threats/bulk 404',
  requirements: ['S1-bulk-update-threats', 'S0-404-unknown-resource'],
  run: async (story) => {
    const model = await sharedThreatModel(story);
    const name = `Unreplaced ${story.unique()}`;
    const created = await story.send(
      request(story, 'createThreat', { path: model, json: threat(62, name) }),
      { as: 'writer', expect: 201, step: 'set-up', why: 'Create a threat' },
    );
    const id = textAt(created, '/id');
    const json = [id, unknown].map((each) => ({ ...threat(63, `Replaced ${story.unique()}`), id: each }));
    await story.send(request(story, 'bulkUpdateThreats', { path: model, json }), {
      as: 'writer',
      expect: 404,
      ruled: true,
      example: 'threat_not_found',
      why: 'Replace a threat that is there and one that is not',
    });
    const after = await story.send(request(story, 'getThreat', { path: { ...model, threat_id: id } }), {
      as: 'writer',
      expect: 200,
      step: 'follow-up',
      why: 'Read the state after the refused bulk',
    });
    story.claim(after, {
      sentence: 'The existing threat was not replaced',
      holds: valueAt(after, '/name') === name,
      requirement: 'S1-bulk-update-threats',
    });
  },
});
