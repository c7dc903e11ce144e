import { request } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

/** S0, "Accessing Another User's Webhook", and what else one could do with it. */
export const foreignWebhook = scenario({
  suite: 'authorization',
  title: 'Nobody gets at the webhook of somebody else',
  cell: 'GET /webhooks/{webhook_id} 403',
  requirements: ['S0-403-sample-foreign-webhook'],
  run: async (story) => {
    const { owner, path } = await subscribe(story, 'shared');
    const foreign = {
      as: 'stranger',
      expect: 403,
      ruled: true,
      cause: 'foreign-resource',
      example: 'foreign_webhook',
    } as const;
    await story.send(request(story, 'getWebhook', { path }), {
      as: owner,
      expect: 200,
      step: 'control',
      why: 'Check that its owner may read it',
    });
    await story.send(request(story, 'getWebhook', { path }), {
      ...foreign,
      why: 'Read the webhook of somebody else',
    });
    await story.send(request(story, 'testWebhook', { path }), {
      ...foreign,
      step: 'follow-up',
      why: 'Test the webhook of somebody else',
    });
    await story.send(request(story, 'deleteWebhook', { path }), {
      ...foreign,
      step: 'follow-up',
      why: 'Delete the webhook of somebody else',
    });
    await story.send(request(story, 'getWebhook', { path }), {
      as: owner,
      expect: 200,
      step: 'follow-up',
      why: 'Check that the webhook still exists',
    });
  },
});
