import { webhook } from '../../../fixtures/tmi/webhook.ts';
import { type Account, type Answer, request, type Story, type Terms, textAt } from '../../../suite/suite.ts';

/** A subscription of somebody. */
export interface Subscription {
  /** Somebody who has no other: everybody may have a few, and stories should not be in each other's way. */
  readonly owner: Account;
  readonly created: Answer;
  readonly path: { readonly webhook_id: string };
}

/**
 * What a webhook that nobody has to hear is changed by: to the receiver of the run, or to a host that nobody has. No target
 * should call hosts of the world for a test.
 */
export function leadingNowhere(story: Story): { readonly url: string } {
  return { url: story.deadEnd() ?? 'https://receiver.invalid/nobody' };
}

/** `terms` of its owner's account: a story that uses up limits has one of its own. */
export async function subscribe(story: Story, terms: Terms = 'own'): Promise<Subscription> {
  const owner = await story.account('hooks', 'stranger', terms);
  const json = { ...webhook(100, `Webhook ${story.unique()}`), ...leadingNowhere(story) };
  const created = await story.send(request(story, 'createWebhook', { json }), {
    as: owner,
    expect: 201,
    step: 'set-up',
    why: 'Create a webhook',
  });
  return { owner, created, path: { webhook_id: textAt(created, '/id') } };
}
