import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request, textAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** S0, 201, "Resource ID is server-generated (UUID v7)"; its samples show version 4, so that this is advice. */
export const identifiers = scenario({
  suite: 'lifecycle',
  title: 'The id of a new threat model is a UUID of version 7',
  cell: 'POST /threat_models 201',
  requirements: ['S0-201-id-version'],
  aim: 'may',
  run: async (story) => {
    const json = threatModel(90, `Numbered ${story.unique()}`);
    const answer = await story.send(request(story, 'createThreatModel', { json }), {
      as: 'owner',
      expect: 201,
      why: 'Create a threat model',
    });
    story.claim(answer, {
      sentence: 'id is a UUID of version 7',
      holds: uuid7.test(textAt(answer, '/id')),
      requirement: 'S0-201-id-version',
    });
  },
});
