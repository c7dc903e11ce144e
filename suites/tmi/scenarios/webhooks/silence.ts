import { type React, request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { deleteAccount } from '../../steps/delete-account.ts';
import { activeHook, deliveriesTo, type Hook, pause, untilDelivered } from '../../steps/receiving.ts';
import { askForTest } from '../../steps/test-deliveries.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Longer than a target that hurries takes until its next attempt. */
const retryMs = 600;

/** Shorter than that: what was under way at the moment of the deletion may still arrive. */
const underWayMs = 100;

const failing: React = () => ({ status: 503 });

/** Whoever has left hears nothing: neither what waits to be sent again, nor what happens later. */
export const silence: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'A webhook that was deleted hears of nothing more, not even what waits to be sent again',
    cell: 'DELETE /webhooks/{webhook_id} 204',
    requirements: ['S0-204-delete-webhook', 'S0-204-completed'],
    needs: ['retry-soon'],
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await waiting(story, await activeHook(story, owner, { react: failing }));
      const deleted = await story.send(request(story, 'deleteWebhook', { path: hook.path }), {
        as: owner,
        expect: 204,
        why: 'Delete the webhook while a delivery waits to be sent again',
      });
      await pause(underWayMs);
      const before = deliveriesTo(hook).length;
      await ownThreatModel(story, owner);
      await pause(retryMs);
      story.claim(deleted, {
        sentence: 'After its deletion, nothing is delivered to the webhook',
        holds: deliveriesTo(hook).length === before,
        requirement: 'S0-204-completed',
      });
    },
  }),
  scenario({
    suite: 'user-deletion',
    title: 'The webhooks of a deleted account are silent',
    cell: 'DELETE /users/me 204',
    requirements: ['S0-scenarios-delete-user'],
    needs: ['retry-soon'],
    run: async (story) => {
      const [leaver, other] = [await story.account('leaver', 'owner'), await story.account('other', 'owner')];
      const path = await ownThreatModel(story, other, [entryFor(leaver.identity, 'reader')]);
      const everything = await waiting(story, await activeHook(story, leaver, { react: failing }));
      const { threat_model_id = '' } = path;
      const narrow = await activeHook(story, leaver, { threat_model_id });
      const { deleted } = await deleteAccount(story, leaver, 'aim');
      await pause(underWayMs);
      const before = [everything, narrow].map((hook) => deliveriesTo(hook).length);
      await story.send(request(story, 'updateThreatModel', { path, json: { name: 'After they left' } }), {
        as: other,
        expect: 200,
        step: 'follow-up',
        why: 'Change what a webhook of the deleted account was for',
      });
      await pause(retryMs);
      story.claim(deleted, {
        sentence: 'After the deletion of the account, nothing is delivered to its webhooks',
        holds: [everything, narrow].map((hook) => deliveriesTo(hook).length).join() === before.join(),
        requirement: 'S0-scenarios-delete-user',
      });
    },
  }),
];

/** The webhook, with a delivery that was tried once and is to be tried again. */
async function waiting(story: Story, hook: Hook): Promise<Hook> {
  await askForTest(story, hook);
  await untilDelivered(hook, 1);
  return hook;
}
