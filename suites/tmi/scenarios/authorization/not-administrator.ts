import { addon } from '../../../../fixtures/tmi/addon.ts';
import { request } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

/** S0, "Non-Admin Accessing Admin Endpoint". */
export const notAdministrator = scenario({
  suite: 'authorization',
  title: 'Only administrators offer add-ons',
  cell: 'POST /addons 403',
  requirements: ['S0-403-sample-not-administrator', 'S0-403-administrator'],
  run: async (story) => {
    const { path } = await subscribe(story, 'shared');
    const json = addon(4, `Refused ${story.unique()}`, path.webhook_id);
    await story.send(request(story, 'createAddon', { json }), {
      as: 'owner',
      expect: 403,
      cause: 'administrator-required',
      example: 'administrator_required',
      why: 'Offer an add-on as a regular user, with a body that is valid',
    });
    await story.send(request(story, 'createAddon', { json }), {
      as: 'admin',
      expect: 201,
      step: 'follow-up',
      why: 'Check that the same body is accepted from an administrator',
    });
  },
});
