import { addon } from '../../../fixtures/tmi/addon.ts';
import { type Answer, request, type Story, textAt } from '../../../suite/suite.ts';
import { subscribe } from './webhooks.ts';

/** An add-on with the webhook that hears of its invocations. */
export interface OfferedAddon {
  readonly sent: object;
  readonly created: Answer;
  readonly path: { readonly addon_id: string };
  /** With which the add-on signs. */
  readonly secret: string;
}

export async function offerAddon(story: Story, step: 'aim' | 'set-up'): Promise<OfferedAddon> {
  const { created: webhook, path } = await subscribe(story, 'shared');
  const sent = addon(120, `Add-on ${story.unique()}`, path.webhook_id);
  const created = await story.send(request(story, 'createAddon', { json: sent }), {
    as: 'admin',
    expect: 201,
    step,
    why: 'Offer an add-on as an administrator',
  });
  return {
    sent,
    created,
    path: { addon_id: textAt(created, '/id') },
    secret: textAt(webhook, '/secret'),
  };
}
