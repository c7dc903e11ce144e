import { eachOf, request, shows } from '../../../../suite/suite.ts';
import { offerAddon } from '../../steps/addons.ts';
import { claimLocation } from '../../steps/location.ts';
import { scenario } from '../scenario.ts';

export const offering = scenario({
  suite: 'addons',
  title: 'What an administrator offers, everybody sees until it is deleted',
  cell: 'POST /addons 201',
  requirements: ['S0-201-create-addon', 'S0-201-location-resolves', 'S0-204-completed'],
  run: async (story) => {
    const { sent, created, path } = await offerAddon(story, 'aim');
    story.claim(created, {
      sentence: 'The answer shows the add-on as it was sent',
      holds: shows(created, sent),
      requirement: 'S0-201-create-addon',
    });
    claimLocation(story, created, 'add-on', 'getAddon', path);
    const query = { limit: '100' };
    const list = await story.send(request(story, 'listAddons', { query }), {
      as: 'stranger',
      expect: 200,
      step: 'follow-up',
      why: 'List the add-ons as somebody else',
    });
    story.claim(list, {
      sentence: 'The list contains the add-on',
      holds: eachOf(list, 'id').includes(path.addon_id),
      requirement: 'S0-201-create-addon',
    });
    await story.send(request(story, 'deleteAddon', { path }), {
      as: 'stranger',
      expect: 403,
      cause: 'administrator-required',
      step: 'follow-up',
      why: 'Delete the add-on as a regular user',
    });
    await story.send(request(story, 'deleteAddon', { path }), {
      as: 'admin',
      expect: 204,
      step: 'follow-up',
      why: 'Delete the add-on as an administrator',
    });
    await story.send(request(story, 'getAddon', { path }), {
      as: 'stranger',
      expect: 404,
      cause: 'unknown-resource',
      subject: 'addon_id',
      step: 'follow-up',
      why: 'Look for the add-on after its deletion',
    });
  },
});
