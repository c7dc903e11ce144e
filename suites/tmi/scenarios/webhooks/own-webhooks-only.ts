import { eachOf, request } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

export const ownWebhooksOnly = scenario({
  suite: 'webhooks',
  title: 'Everybody lists their own webhooks only',
  cell: 'GET /webhooks 200',
  requirements: ['S0-200-list-webhooks'],
  // A mock lists what it has to everybody.
  needs: ['business-rules'],
  run: async (story) => {
    await subscribe(story, 'shared');
    const other = await story.account('other', 'stranger');
    const list = await story.send(request(story, 'listWebhooks'), {
      as: other,
      expect: 200,
      why: 'List the webhooks as a caller who has none',
    });
    story.claim(list, {
      sentence: 'The list of somebody without webhooks is empty',
      holds: eachOf(list, 'id').length === 0,
      requirement: 'S0-200-list-webhooks',
    });
  },
});
