import { request, type Scenario } from '../../../../suite/suite.ts';
import { everyone, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const groups: readonly Scenario[] = [
  scenario({
    suite: 'authorization',
    title: 'A threat model that is shared with everyone can be read by anybody, and not changed',
    cell: 'GET /threat_models/{threat_model_id} 200',
    requirements: ['S0-security-groups'],
    needs: ['business-rules'],
    run: async (story) => {
      const passerBy = await story.account('passer', 'stranger', 'shared');
      const path = await ownThreatModel(story, 'owner', [everyone]);
      await story.send(request(story, 'getThreatModel', { path }), {
        as: passerBy,
        expect: 200,
        why: 'Read it as somebody whom nobody named',
      });
      await story.send(request(story, 'updateThreatModel', { path, json: { name: 'Not yours' } }), {
        as: passerBy,
        expect: 403,
        cause: 'insufficient-role',
        why: 'Change it as a caller who may only read',
      });
    },
  }),
  scenario({
    suite: 'authorization',
    title: 'A threat model that is shared with a group is closed to others',
    cell: 'GET /threat_models/{threat_model_id} 403',
    requirements: ['S0-403-group'],
    run: async (story) => {
      const { provider } = await story.identity('stranger');
      const group = {
        principal_type: 'group',
        provider,
        provider_id: `assay-team-${story.unique()}`,
        role: 'writer',
      } as const;
      const path = await ownThreatModel(story, 'owner', [group]);
      await story.send(request(story, 'getThreatModel', { path }), {
        as: 'stranger',
        expect: 403,
        or: [404],
        why: 'Read it as a caller who is not in the group',
      });
    },
  }),
];
