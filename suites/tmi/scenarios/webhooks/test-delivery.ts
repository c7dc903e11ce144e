import { contains, eachOf, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

export const testDelivery: readonly Scenario[] = [
  /** S0, "Test Webhook". */
  scenario({
    suite: 'webhooks',
    title: 'A test delivery is queued',
    cell: 'POST /webhooks/{webhook_id}/test 202',
    requirements: ['S0-202-test-webhook', 'S0-202-tracking-id', 'S0-202-not-completed'],
    run: async (story) => {
      const { owner, path } = await subscribe(story, 'shared');
      const answer = await story.send(request(story, 'testWebhook', { path }), {
        as: owner,
        expect: 202,
        why: 'Ask for a test delivery',
      });
      story.claim(answer, {
        sentence: 'The answer has a delivery_id and the documented message',
        holds:
          textAt(answer, '/delivery_id') !== '' &&
          valueAt(answer, '/message') === 'Test delivery created and queued for sending',
        requirement: 'S0-202-test-webhook',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A test delivery can be looked up by its id',
    cell: 'GET /webhooks/deliveries/{delivery_id} 200',
    requirements: ['S0-202-polling', 'S0-202-tracking-id'],
    needs: ['business-rules'],
    run: async (story) => {
      const { owner, path } = await subscribe(story, 'shared');
      const queued = await story.send(request(story, 'testWebhook', { path }), {
        as: owner,
        expect: 202,
        step: 'set-up',
        why: 'Create a delivery',
      });
      const delivery_id = textAt(queued, '/delivery_id');
      const delivery = await story.send(request(story, 'getWebhookDelivery', { path: { delivery_id } }), {
        as: owner,
        expect: 200,
        why: 'Look the delivery up',
      });
      story.claim(delivery, {
        sentence: 'The delivery is the one of this webhook',
        holds: contains(delivery.json, { id: delivery_id, subscription_id: path.webhook_id }),
        requirement: 'S0-202-polling',
      });
      const query = { subscription_id: path.webhook_id };
      const list = await story.send(request(story, 'listWebhookDeliveries', { query }), {
        as: owner,
        expect: 200,
        step: 'follow-up',
        why: 'List the deliveries of the webhook',
      });
      story.claim(list, {
        sentence: 'The list of deliveries contains this one',
        holds: eachOf(list, 'id').includes(delivery_id),
        requirement: 'S0-202-polling',
      });
      await story.send(request(story, 'getWebhookDelivery', { path: { delivery_id } }), {
        as: 'stranger',
        expect: 403,
        cause: 'foreign-resource',
        step: 'follow-up',
        why: 'Look up the delivery of somebody else',
      });
    },
  }),
];
