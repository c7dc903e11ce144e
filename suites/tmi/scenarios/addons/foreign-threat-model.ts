import { request } from '../../../../suite/suite.ts';
import { offerAddon } from '../../steps/addons.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const foreignThreatModelInvoked = scenario({
  suite: 'addons',
  title: 'Nobody invokes an add-on for a threat model that they may not read',
  cell: 'POST /addons/{addon_id}/invoke 404',
  requirements: ['S0-404-instead-of-403', 'S0-404-code-not-found'],
  needs: ['business-rules'],
  run: async (story) => {
    const { path } = await offerAddon(story, 'set-up');
    const json = await ownThreatModel(story, await story.account('owner', 'owner', 'shared'));
    await story.send(request(story, 'invokeAddon', { path, json }), {
      as: await story.account('prowler', 'stranger', 'shared'),
      // The document has no 403 here, so that whoever may not read a threat model is told that there is none.
      expect: 404,
      why: 'Invoke the add-on for the threat model of somebody else',
    });
  },
});
