import { webhook } from '../../../../fixtures/tmi/webhook.ts';
import {
  type Account,
  type Answer,
  request,
  type Scenario,
  Stop,
  type Story,
  textAt,
} from '../../../../suite/suite.ts';
import { deleteAccount } from '../../steps/delete-account.ts';
import { leadingNowhere } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';
import { claimNothingRemains } from './refusal-headers.ts';

/**
 * How many is too many is configuration, which a client cannot know. So many requests are tried, and where none is too
 * many, nothing is shown.
 */
const tries = 60;

/** S0, "Webhook Subscription Limit" and "Subscription Request Rate". */
export const subscriptionLimits: readonly Scenario[] = [
  scenario({
    suite: 'rate-limits',
    title: 'Whoever has too many webhooks gets no more',
    cell: 'POST /webhooks 429',
    requirements: [
      'S0-429-sample-subscription-limit',
      'S0-429-retry-after',
      'S0-429-code-rate-limit-exceeded',
      'S0-security-subscriptions-per-user',
    ],
    run: async (story) => {
      const account = await story.account('collector', 'stranger');
      await untilTooMany(story, account, { keep: true, example: 'subscription_limit' });
      await story.send(subscription(story), {
        as: await story.account('newcomer', 'stranger'),
        expect: 201,
        step: 'follow-up',
        why: 'Subscribe as somebody else, whose limit is not reached',
      });
      await deleteAccount(story, account, 'clean-up');
    },
  }),
  scenario({
    suite: 'rate-limits',
    title: 'Whoever asks for webhooks too often has to slow down',
    cell: 'POST /webhooks 429',
    requirements: [
      'S0-429-sample-subscription-rate',
      'S0-429-retry-after',
      'S0-429-reset-header',
      'S0-429-remaining-header',
    ],
    run: async (story) => {
      const account = await story.account('hasty', 'stranger');
      const refused = await untilTooMany(story, account, {
        keep: false,
        example: 'subscription_request_rate',
      });
      claimNothingRemains(story, refused);
      await deleteAccount(story, account, 'clean-up');
    },
  }),
];

async function untilTooMany(
  story: Story,
  account: Account,
  { keep, example }: { readonly keep: boolean; readonly example: string },
): Promise<Answer> {
  let last: Answer | undefined;
  for (let count = 0; count < tries; count++) {
    const answer = await story.send(subscription(story), {
      as: account,
      expect: 429,
      or: [201],
      ruled: true,
      example,
      why: 'Subscribe once more',
    });
    if (answer.response.status === 429) return answer;
    last = answer;
    if (keep) continue;
    const path = { webhook_id: textAt(answer, '/id') };
    const removed = await story.send(request(story, 'deleteWebhook', { path }), {
      as: account,
      expect: 204,
      or: [429],
      step: 'set-up',
      why: 'Unsubscribe, so that it is the rate that is too high and not the number',
    });
    if (removed.response.status === 429) return removed;
  }
  if (last && story.can('reach-limits'))
    story.claim(last, { sentence: `${tries} webhooks are more than the limit allows`, holds: false });
  throw new Stop(
    'answered-otherwise',
    `${tries} webhooks in a row were all accepted: its limit is higher, or there is none`,
  );
}

function subscription(story: Story) {
  const json = { ...webhook(130, `One of many ${story.unique()}`), ...leadingNowhere(story) };
  return request(story, 'createWebhook', { json });
}
