import { contains, request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { activeHook, deliveriesTo, untilDelivered, untilSettled } from '../../steps/receiving.ts';
import { askForTest, readDelivery } from '../../steps/test-deliveries.ts';
import { scenario } from '../scenario.ts';

const innerAddresses = [
  { what: 'of the loopback interface, other than the one that is allowed', url: 'https://127.0.0.2/hook' },
  { what: 'of the loopback interface by IPv6', url: 'https://[::1]/hook' },
  { what: 'that wraps IPv4 in IPv6', url: 'https://[::ffff:10.0.0.1]/hook' },
  { what: 'of a private network', url: 'https://192.168.1.20/hook' },
  { what: 'that is written as one number', url: 'https://167772161/hook' },
  { what: 'where clouds keep their metadata', url: 'https://169.254.169.254/latest/meta-data' },
] as const;

/** Webhooks must not lead into the network that the server stands in. */
export const whereWebhooksLead: readonly Scenario[] = [
  ...innerAddresses.map(({ what, url }) =>
    scenario({
      suite: 'webhooks',
      title: `A webhook to an address ${what} is refused`,
      cell: 'POST /webhooks 400',
      requirements: ['S0-400-types-and-formats'],
      needs: ['receive-webhooks'],
      run: async (story) => {
        const json = { name: 'Inner Webhook', url, events: ['threat_model.created'] };
        await story.send(request(story, 'createWebhook', { json }), {
          as: await story.account('hooks', 'stranger', 'shared'),
          expect: 400,
          cause: 'invalid-member',
          subject: 'url',
          why: `Subscribe with an address ${what}`,
        });
      },
    }),
  ),
  scenario({
    suite: 'webhooks',
    title: 'A receiver that sends a delivery elsewhere is not followed',
    cell: 'GET /webhooks/deliveries/{delivery_id} 200',
    requirements: ['S0-202-polling'],
    needs: ['retry-soon'],
    run: async (story) => {
      const elsewhere = story.inbox(() => ({ status: 204 }));
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, {
        react: () => ({ status: 307, headers: { location: elsewhere.url } }),
      });
      const { id } = await askForTest(story, hook);
      await untilDelivered(hook, 1);
      await untilSettled(story, hook);
      const read = await readDelivery(story, hook, id);
      story.claim(read, {
        sentence: 'Nothing is sent to the target of the redirect',
        holds: elsewhere.all().length === 0 && deliveriesTo(hook).length > 0,
        requirement: 'S0-202-polling',
      });
      story.claim(read, {
        sentence: 'The delivery has failed, with the redirect as its reason',
        holds:
          contains(read.json, { status: 'failed' }) && String(valueAt(read, '/last_error')).includes('307'),
        requirement: 'S0-202-polling',
      });
    },
  }),
  scenario({
    suite: 'webhooks',
    title: 'A test delivery is accepted at once, although its receiver never answers',
    cell: 'POST /webhooks/{webhook_id}/test 202',
    requirements: ['S0-202-not-completed'],
    needs: ['receive-webhooks'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await activeHook(story, owner, { react: () => 'hang' });
      await askForTest(story, hook);
      await untilDelivered(hook, 1);
      const again = await story.send(request(story, 'testWebhook', { path: hook.path }), {
        as: owner,
        expect: 202,
        why: 'Ask for another while the receiver still has not answered the first',
      });
      const read = await readDelivery(story, hook, String(valueAt(again, '/delivery_id')));
      story.claim(read, {
        sentence: 'The delivery that was accepted is not completed yet',
        holds: valueAt(read, '/status') === 'pending',
        requirement: 'S0-202-not-completed',
      });
    },
  }),
];
