import { eachOf, request } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

export const unsubscribing = scenario({
  suite: 'webhooks',
  title: 'A webhook is listed until its owner deletes it',
  cell: 'DELETE /webhooks/{webhook_id} 204',
  requirements: ['S0-204-delete-webhook', 'S0-200-list-webhooks', 'S0-204-completed', 'S0-404-deleted'],
  run: async (story) => {
    const { owner, path } = await subscribe(story, 'shared');
    const query = { limit: '100' };
    const before = await story.send(request(story, 'listWebhooks', { query }), {
      as: owner,
      expect: 200,
      step: 'follow-up',
      why: 'List the webhooks',
    });
    story.claim(before, {
      sentence: 'The list contains the webhook that was just created',
      holds: eachOf(before, 'id').includes(path.webhook_id),
      requirement: 'S0-200-list-webhooks',
    });
    await story.send(request(story, 'deleteWebhook', { path }), {
      as: owner,
      expect: 204,
      why: 'Delete the webhook',
    });
    const after = await story.send(request(story, 'listWebhooks', { query }), {
      as: owner,
      expect: 200,
      step: 'follow-up',
      why: 'List the webhooks after the deletion',
    });
    story.claim(after, {
      sentence: 'The very next list does not contain the webhook',
      holds: !eachOf(after, 'id').includes(path.webhook_id),
      requirement: 'S0-204-completed',
    });
    await story.send(request(story, 'getWebhook', { path }), {
      as: owner,
      expect: 404,
      cause: 'unknown-resource',
      subject: 'webhook_id',
      step: 'follow-up',
      why: 'Look for the webhook after its deletion',
    });
  },
});
