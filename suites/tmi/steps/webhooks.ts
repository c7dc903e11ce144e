import { webhook } from '../../../fixtures/tmi/webhook.ts';
import type { Answer, Story } from '../../../harness/scenario.ts';
import type { Caller } from '../../../harness/target.ts';
import { textAt } from './read-answer.ts';
import { request } from './request.ts';

/** A subscription of somebody, with the values for its path. */
export async function subscribe(
  story: Story,
  as: Caller,
): Promise<{ readonly created: Answer; readonly path: { readonly webhook_id: string } }> {
  const json = webhook(100, `Webhook ${story.unique()}`);
  const created = await story.send(request(story, 'createWebhook', { json }), {
    as,
    expect: 201,
    step: 'set-up',
    why: 'To have a webhook',
  });
  return { created, path: { webhook_id: textAt(created, '/id') } };
}
