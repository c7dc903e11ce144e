import { request, type Scenario } from '../../../../suite/suite.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

const nil = '00000000-0000-0000-0000-000000000000';

/** Whose deliveries are listed is said in the query, and has to be looked at all the same. */
export const foreignDeliveries: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'Nobody lists the deliveries of the webhook of somebody else',
    cell: 'GET /webhooks/deliveries 403',
    requirements: ['S0-403-authenticated'],
    run: async (story) => {
      const { path } = await subscribe(story, 'shared');
      const query = { subscription_id: path.webhook_id };
      await story.send(request(story, 'listWebhookDeliveries', { query }), {
        as: 'stranger',
        expect: 403,
        ruled: true,
        example: 'foreign_subscription',
        why: 'List the deliveries of the webhook of somebody else',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A webhook that is not there has no deliveries to list',
    cell: 'GET /webhooks/deliveries 404',
    requirements: ['S0-404-unknown-resource'],
    run: async (story) => {
      const query = { subscription_id: nil };
      await story.send(request(story, 'listWebhookDeliveries', { query }), {
        as: 'stranger',
        expect: 404,
        ruled: true,
        example: 'subscription_not_found',
        why: 'List the deliveries of the nil UUID',
      });
    },
  }),
];
