import { eachOf, request } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const many = { limit: '100' };

export const listsLeakNothing = scenario({
  suite: 'authorization',
  title: 'A list has what the caller may read, and nothing else',
  cell: 'GET /threat_models 200',
  requirements: ['S0-200-get', 'S0-403-no-access', 'S0-security-roles'],
  // A mock lists what it has to everybody.
  needs: ['business-rules'],
  run: async (story) => {
    const { threat_model_id } = await sharedThreatModel(story);
    const asReader = await story.send(request(story, 'listThreatModels', { query: many }), {
      as: 'reader',
      expect: 200,
      why: 'List the threat models as a reader of one of them',
    });
    story.claim(asReader, {
      sentence: 'The list of a reader contains the threat model that was shared',
      holds: eachOf(asReader, 'id').includes(threat_model_id),
      requirement: 'S0-security-roles',
    });
    const outsider = await story.account('outsider', 'stranger');
    const asStranger = await story.send(request(story, 'listThreatModels', { query: many }), {
      as: outsider,
      expect: 200,
      why: 'List the threat models as a caller who has none',
    });
    const listed = eachOf(asStranger, 'id').map(String);
    story.claim(asStranger, {
      sentence: 'The list of somebody without any role does not contain the threat model',
      holds: !listed.includes(threat_model_id ?? ''),
      requirement: 'S0-403-no-access',
    });
    // Other stories share theirs with everyone, and delete them, at the same moment.
    for (const id of listed)
      await story.send(request(story, 'getThreatModel', { path: { threat_model_id: id } }), {
        as: outsider,
        expect: 200,
        or: [404],
        step: 'follow-up',
        why: 'Read what is listed to somebody who has none',
      });
  },
});
