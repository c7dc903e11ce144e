import { request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Authorization Security": roles of groups. */
export const membersOfGroups: readonly Scenario[] = [
  scenario({
    suite: 'authorization',
    title: 'Whoever is in a group has the role that a threat model gives the group, and no more',
    cell: 'PUT /threat_models/{threat_model_id} 200',
    requirements: ['S0-security-groups'],
    needs: ['business-rules'],
    run: async (story) => {
      const { account, group } = await story.member();
      const entry = (provider: string, role: 'reader' | 'writer') =>
        [{ principal_type: 'group', provider, provider_id: group, role }] as const;
      const owner = await story.account('owner', 'owner', 'shared');
      const path = await ownThreatModel(story, owner, entry(account.identity.provider, 'writer'));
      const json = { name: `Changed by a member ${story.unique()}` };
      const changed = await story.send(request(story, 'updateThreatModel', { path, json }), {
        as: account,
        expect: 200,
        why: 'Change it as a member of a group that may write',
      });
      story.claim(changed, {
        sentence: 'The change of the member is stored',
        holds: valueAt(changed, '/name') === json.name,
        requirement: 'S0-security-groups',
      });
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: account,
        expect: 403,
        cause: 'insufficient-role',
        step: 'follow-up',
        why: 'Delete it as a member of a group that may write',
      });
      const elsewhere = await ownThreatModel(story, owner, entry('another-provider', 'writer'));
      await story.send(request(story, 'getThreatModel', { path: elsewhere }), {
        as: account,
        expect: 403,
        // S0, Notes of 404: the existence of the threat model may be hidden.
        or: [404],
        step: 'follow-up',
        why: 'Read what a group of the same name of another provider may',
      });
    },
  }),
  scenario({
    suite: 'authorization',
    title: 'Whoever is in a group that may read reads, until the group loses its role',
    cell: 'GET /threat_models/{threat_model_id} 200',
    requirements: ['S0-security-groups'],
    needs: ['business-rules'],
    run: async (story) => {
      const { account, group } = await story.member();
      const owner = await story.account('owner', 'owner', 'shared');
      const path = await ownThreatModel(story, owner, [
        // Whatever the provider: the group is one of those that are the same everywhere.
        { principal_type: 'group', provider: '*', provider_id: group, role: 'reader' },
      ]);
      await story.send(request(story, 'getThreatModel', { path }), {
        as: account,
        expect: 200,
        why: 'Read it as a member of a group that may read',
      });
      await story.send(request(story, 'updateThreatModel', { path, json: { name: 'Not yours' } }), {
        as: account,
        expect: 403,
        cause: 'insufficient-role',
        step: 'follow-up',
        why: 'Change it as a member of a group that may only read',
      });
      const json = { name: 'Mine alone', authorization: [] };
      await story.send(request(story, 'updateThreatModel', { path, json }), {
        as: owner,
        expect: 200,
        step: 'set-up',
        why: 'Take the role of the group away',
      });
      await story.send(request(story, 'getThreatModel', { path }), {
        as: account,
        expect: 403,
        or: [404],
        step: 'follow-up',
        why: 'Read it after the group has lost its role',
      });
    },
  }),
];
