import { type Answer, request, type Story, textAt } from '../../../suite/suite.ts';
import type { Hook } from './receiving.ts';

/** Asks for a test delivery; its identifier. */
export async function askForTest(
  story: Story,
  { owner, path }: Pick<Hook, 'owner' | 'path'>,
): Promise<{ readonly asked: Answer; readonly id: string }> {
  const asked = await story.send(request(story, 'testWebhook', { path }), {
    as: owner,
    expect: 202,
    step: 'set-up',
    why: 'Ask for a test delivery',
  });
  return { asked, id: textAt(asked, '/delivery_id') };
}

/** Looks a delivery up, as the decisive step of a story. */
export function readDelivery(
  story: Story,
  { owner }: Pick<Hook, 'owner'>,
  delivery_id: string,
): Promise<Answer> {
  return story.send(request(story, 'getWebhookDelivery', { path: { delivery_id } }), {
    as: owner,
    expect: 200,
    why: 'Look the delivery up',
  });
}
