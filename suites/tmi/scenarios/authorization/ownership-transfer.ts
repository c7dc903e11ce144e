import { contains, jsonPatch, request, valueAt } from '../../../../suite/suite.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const ownershipTransfer = scenario({
  suite: 'authorization',
  title: 'Whoever gives a threat model away remains one of its owners',
  cell: 'PATCH /threat_models/{threat_model_id} 200',
  requirements: ['S0-practices-transfer', 'S0-security-roles'],
  needs: ['business-rules'],
  run: async (story) => {
    const heir = await story.account('heir', 'owner', 'shared');
    const path = await ownThreatModel(story, 'owner');
    const { provider, subject } = heir.identity;
    const value = { principal_type: 'user', provider, provider_id: subject };
    const json = [{ op: 'replace', path: '/owner', value }];
    await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
      as: 'owner',
      expect: 200,
      why: 'Make somebody else the owner',
    });
    const after = await story.send(request(story, 'getThreatModel', { path }), {
      as: heir,
      expect: 200,
      why: 'Read the threat model as its new owner',
    });
    story.claim(after, {
      sentence: 'The owner of the threat model is the new one',
      holds: valueAt(after, '/owner/provider_id') === subject,
      requirement: 'S0-practices-transfer',
    });
    const former = await story.identity('owner');
    const kept = await story.send(request(story, 'getThreatModel', { path }), {
      as: 'owner',
      expect: 200,
      why: 'Read the threat model as its former owner',
    });
    const authorization = valueAt(kept, '/authorization');
    story.claim(kept, {
      sentence: 'The former owner is still an owner',
      holds:
        Array.isArray(authorization) &&
        authorization.some((entry) => contains(entry, { provider_id: former.subject, role: 'owner' })),
      requirement: 'S0-practices-transfer',
    });
    const rename = [{ op: 'replace', path: '/authorization', value: [] }];
    await story.send(request(story, 'patchThreatModel', { path, json: rename, mediaType: jsonPatch }), {
      as: heir,
      expect: 200,
      why: 'Do as the new owner what only owners may',
    });
    await story.send(request(story, 'deleteThreatModel', { path }), {
      as: heir,
      expect: 204,
      why: 'Delete the threat model as its new owner',
    });
  },
});
