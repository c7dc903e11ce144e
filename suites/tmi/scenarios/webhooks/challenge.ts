import { type React, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import {
  activeHook,
  challengeIn,
  deliveriesTo,
  hookTo,
  isChallenge,
  json,
  meetingChallenges,
  pause,
  untilActive,
  untilDelivered,
} from '../../steps/receiving.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Between what is sent at the same moment. */
const afterwardsMs = 100;

const cell = 'GET /webhooks/{webhook_id} 200';
const requirements = ['S0-scenarios-webhook-challenge', 'S0-200-get'];
const needs = ['receive-webhooks'] as const;

const noAnswers: readonly { readonly what: string; readonly react: React }[] = [
  { what: 'fails', react: () => ({ status: 500 }) },
  { what: 'sends nothing back', react: () => ({ status: 200 }) },
  { what: 'sends another challenge back', react: () => json({ challenge: 'another' }) },
  {
    what: 'sends its challenge back with a failure',
    react: (delivery) => ({ ...json({ challenge: challengeIn(delivery) }), status: 500 }),
  },
];

/** S0, "Create Webhook Subscription": the challenge by which the url is verified. */
export const challengeOfReceivers: readonly Scenario[] = [
  scenario({
    suite: 'webhooks',
    title: 'A receiver that sends its challenge back is verified, and asked once',
    cell,
    requirements,
    needs,
    run: async (story) => {
      const owner = await story.account('hooks', 'owner');
      const hook = await hookTo(story, owner, meetingChallenges());
      const active = await untilActive(story, hook);
      const challenges = hook.inbox.all().filter(isChallenge);
      story.claim(hook.created, {
        sentence: 'The receiver got the challenge from the response to the creation, once',
        holds: challenges.length === 1 && challenges.map(challengeIn)[0] === hook.challenge,
        requirement: 'S0-scenarios-webhook-challenge',
      });
      story.claim(hook.created, {
        sentence: 'The challenge names its subscription in X-Webhook-Subscription-Id',
        holds: challenges[0]?.headers['x-webhook-subscription-id'] === hook.path.webhook_id,
        requirement: 'S0-scenarios-webhook-challenge',
      });
      await story.send(request(story, 'getWebhook', { path: hook.path }), {
        as: owner,
        expect: 200,
        why: 'Read the verified webhook',
      });
      story.claim(active, {
        sentence: 'The secret of the webhook was not sent with the challenge',
        holds: !hook.inbox.all().some(({ body }) => body.includes(hook.secret)),
        requirement: 'S0-scenarios-webhook-challenge',
      });
    },
  }),
  ...noAnswers.map(({ what, react }) =>
    scenario({
      suite: 'webhooks',
      title: `A receiver that ${what} is not verified, and hears of nothing`,
      cell,
      requirements,
      needs,
      run: async (story) => {
        const owner = await story.account('hooks', 'owner');
        const hook = await hookTo(story, owner, react);
        const wasAsked = await hook.inbox.until((all) => all.some(isChallenge), hook.inbox.patience);
        story.claim(hook.created, {
          sentence: 'The receiver got a challenge',
          holds: wasAsked,
          requirement: 'S0-scenarios-webhook-challenge',
        });
        // Another webhook of the same owner: when it is active and has heard of something, this one would have, too.
        const other = await activeHook(story, owner);
        await ownThreatModel(story, owner);
        await untilDelivered(other, 1);
        await pause(afterwardsMs);
        const read = await story.send(request(story, 'getWebhook', { path: hook.path }), {
          as: owner,
          expect: 200,
          why: 'Read the webhook whose challenge was not met',
        });
        story.claim(read, {
          sentence: 'The webhook is not active',
          holds: textAt(read, '/id') === hook.path.webhook_id && valueAt(read, '/status') !== 'active',
          requirement: 'S0-scenarios-webhook-challenge',
        });
        story.claim(read, {
          sentence: 'Its receiver got no event',
          holds: deliveriesTo(hook).length === 0,
          requirement: 'S0-scenarios-webhook-challenge',
        });
      },
    }),
  ),
];
