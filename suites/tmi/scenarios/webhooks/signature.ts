import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { signatureOf } from '../../../steps/webhook-signature.ts';
import { activeHook, deliveriesTo, untilDelivered } from '../../steps/receiving.ts';
import { scenario } from '../scenario.ts';

/** S0, "Create Webhook Subscription": the secret with which deliveries are signed. */
export const signatures: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'A delivery is signed with the secret of its webhook, over its very bytes',
    cell: 'POST /webhooks 201',
    requirements: ['S0-scenarios-webhook-secret'],
    needs: ['receive-webhooks'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner);
      // Characters of more than one byte: whoever signs anything but the bytes gets them wrong.
      const json = threatModel(3, `Zahlung für 5 € – 支付 ${story.unique()}`);
      await story.send(request(story, 'createThreatModel', { json }), {
        as: owner,
        expect: 201,
        step: 'set-up',
        why: 'Create something that triggers a webhook',
      });
      const came = await untilDelivered(hook, 1);
      const [delivery] = deliveriesTo(hook);
      story.claim(hook.created, {
        sentence:
          'X-Webhook-Signature is the HMAC-SHA256 of the bytes of the body, with the secret of the 201',
        holds:
          came &&
          delivery !== undefined &&
          delivery.headers['x-webhook-signature'] === signatureOf(hook.secret, delivery.body),
        requirement: 'S0-scenarios-webhook-secret',
      });
      story.claim(hook.created, {
        sentence: 'The body has the name of the threat model',
        holds: delivery?.body.toString('utf8').includes(json.name) ?? false,
        requirement: 'S0-scenarios-webhook-secret',
      });
      story.claim(hook.created, {
        sentence: 'No delivery contains the secret',
        holds: !hook.inbox
          .all()
          .some(
            ({ headers, body }) => body.includes(hook.secret) || Object.values(headers).includes(hook.secret),
          ),
        requirement: 'S0-scenarios-webhook-secret',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'Two webhooks sign what they both hear with secrets of their own',
    cell: 'POST /webhooks 201',
    requirements: ['S0-scenarios-webhook-secret'],
    needs: ['receive-webhooks'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const [one, other] = [await activeHook(story, owner), await activeHook(story, owner)];
      const json = threatModel(4, `Heard twice ${story.unique()}`);
      await story.send(request(story, 'createThreatModel', { json }), {
        as: owner,
        expect: 201,
        step: 'set-up',
        why: 'Create something that triggers both webhooks',
      });
      await Promise.all([untilDelivered(one, 1), untilDelivered(other, 1)]);
      for (const hook of [one, other])
        story.claim(hook.created, {
          sentence: 'The deliveries of a webhook are signed with its own secret',
          holds: deliveriesTo(hook).some(
            ({ headers, body }) => headers['x-webhook-signature'] === signatureOf(hook.secret, body),
          ),
          requirement: 'S0-scenarios-webhook-secret',
        });
      story.claim(other.created, {
        sentence: 'The secrets that the server generates are different',
        holds: valueAt(one.created, '/secret') !== valueAt(other.created, '/secret'),
        requirement: 'S0-scenarios-webhook-secret',
      });
    },
  }),
];
