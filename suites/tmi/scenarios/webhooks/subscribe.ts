import { request, textAt, valueAt } from '../../../../suite/suite.ts';
import { claimLocation } from '../../steps/location.ts';
import { leadingNowhere } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

/** S0, "Create Webhook Subscription", with the body of the sample. */
export const subscribing = scenario({
  suite: 'webhooks',
  title: 'A new webhook shows its secret and challenge, and waits to be verified',
  cell: 'POST /webhooks 201',
  requirements: [
    'S0-scenarios-create-webhook',
    'S0-scenarios-webhook-secret',
    'S0-scenarios-webhook-challenge',
    'S0-201-location',
  ],
  run: async (story) => {
    const json = {
      name: `My Webhook ${story.unique()}`,
      events: ['threat_model.created', 'threat_model.updated'],
      ...leadingNowhere(story),
    };
    const created = await story.send(request(story, 'createWebhook', { json }), {
      as: await story.account('hooks', 'stranger', 'shared'),
      expect: 201,
      why: 'Subscribe to the events of the sample',
    });
    story.claim(created, {
      sentence: 'The new webhook has the status pending_verification',
      holds: valueAt(created, '/status') === 'pending_verification',
      ruled: true,
      requirement: 'S0-scenarios-create-webhook',
    });
    for (const member of ['secret', 'challenge'])
      story.claim(created, {
        sentence: `The creation shows a ${member}`,
        holds: isText(valueAt(created, `/${member}`)),
        requirement: 'S0-scenarios-webhook-secret',
      });
    claimLocation(story, created, 'webhook', 'getWebhook', { webhook_id: textAt(created, '/id') });
  },
});

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
