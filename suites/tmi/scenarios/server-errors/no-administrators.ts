import { addon } from '../../../../fixtures/tmi/addon.ts';
import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Administrator Store Not Initialized": only a server that was started wrongly would say so by itself. */
export const noAdministrators = scenario({
  suite: 'server-errors',
  title: 'Without administrators the server says that it cannot tell who is one',
  cell: 'POST /addons 500',
  requirements: ['S0-500-configuration'],
  needs: ['force-responses'],
  run: async (story) => {
    const json = addon(141, 'Nobody may', '01890a5d-ac96-774b-bcce-b302099a8057');
    await story.send(request(story, 'createAddon', { json }), {
      as: 'admin',
      expect: 500,
      force: true,
      example: 'no_administrators',
      why: 'Offer an add-on to a server that was started without administrators',
    });
  },
});
