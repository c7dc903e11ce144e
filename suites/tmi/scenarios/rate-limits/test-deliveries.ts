import type { Answer, PathValues, Scenario, Story } from '../../../../harness/model/scenario.ts';
import { Stop } from '../../../../harness/model/stop.ts';
import type { Account } from '../../../../harness/model/target.ts';
import { pause } from '../../steps/receiving.ts';
import { request } from '../../steps/request.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';

/** How many is too many is configuration; where so many are not, nothing is shown. */
const tries = 60;

/** For so long a story waits, and no longer, until it may ask again. */
const mostSeconds = 3;

const cell = 'POST /webhooks/{webhook_id}/test 429';

/** S0, 429, "Too many webhook deliveries" and "Response Headers"; "Rate Limiting": the cooldown. */
export const testDeliveryLimits: readonly Scenario[] = [
  scenario({
    suite: 'rate-limits',
    title: 'Whoever asks for too many deliveries is told when the window ends',
    cell,
    requirements: [
      'S0-429-deliveries',
      'S0-429-reset-header',
      'S0-429-retry-after',
      'S0-429-limit-header',
      'S0-429-remaining-header',
    ],
    run: async (story) => {
      const { owner, path } = await subscribe(story);
      const { refused, accepted } = await untilTooMany(story, owner, path);
      claimHeaders(story, refused, accepted);
      const other = await subscribe(story);
      await story.send(request(story, 'testWebhook', { path: other.path }), {
        as: other.owner,
        expect: 202,
        step: 'follow-up',
        why: 'Ask for a delivery as somebody else, whose limit is not reached',
      });
    },
  }),
  scenario({
    suite: 'rate-limits',
    title: 'Whoever waits as long as Retry-After says is served again, and not before',
    cell,
    requirements: ['S0-security-cooldown', 'S0-429-retry-after'],
    needs: ['reach-limits'],
    run: async (story) => {
      const { owner, path } = await subscribe(story);
      const { refused } = await untilTooMany(story, owner, path);
      const seconds = Number(refused.response.headers['retry-after']);
      if (!(seconds <= mostSeconds))
        throw new Stop(
          'not-possible',
          `a story waits ${mostSeconds} s at most, and Retry-After is ${seconds}`,
        );
      await story.send(request(story, 'testWebhook', { path }), {
        as: owner,
        expect: 429,
        why: 'Ask again at once',
      });
      await pause(seconds * 1000);
      await story.send(request(story, 'testWebhook', { path }), {
        as: owner,
        expect: 202,
        step: 'follow-up',
        why: `Ask again after the ${seconds} s of Retry-After`,
      });
    },
  }),
];

/** Asks for deliveries until there are too many; how many there were before. */
async function untilTooMany(
  story: Story,
  as: Account,
  path: PathValues,
): Promise<{ readonly refused: Answer; readonly accepted: number }> {
  for (let accepted = 0; ; accepted++) {
    const answer = await story.send(request(story, 'testWebhook', { path }), {
      as,
      expect: 429,
      or: [202],
      ruled: true,
      why: 'Ask for one more delivery',
    });
    if (answer.response.status === 429) return { refused: answer, accepted };
    if (accepted + 1 < tries) continue;
    if (story.can('reach-limits'))
      story.claim(answer, {
        sentence: `${tries} deliveries are more than the limit allows`,
        holds: false,
        requirement: 'S0-429-deliveries',
      });
    throw new Stop(
      'answered-otherwise',
      `${tries} test deliveries in a row were all accepted: its limit is higher, or there is none`,
    );
  }
}

function claimHeaders(story: Story, refused: Answer, accepted: number): void {
  const { headers } = refused.response;
  const [wait, reset] = [Number(headers['retry-after']), Number(headers['x-ratelimit-reset'])];
  const now = Math.floor(Date.now() / 1000);
  story.claim(refused, {
    sentence: 'X-RateLimit-Reset is not in the past',
    holds: reset >= now,
    requirement: 'S0-429-reset-header',
  });
  story.claim(refused, {
    sentence: 'X-RateLimit-Reset is the moment at which the seconds of Retry-After are over',
    // Both are whole seconds, and rounded at different moments.
    holds: Math.abs(reset - (now + wait)) <= 2,
    requirement: 'S0-429-reset-header',
  });
  story.claim(refused, {
    sentence: 'X-RateLimit-Remaining is 0',
    holds: headers['x-ratelimit-remaining'] === '0',
    requirement: 'S0-429-remaining-header',
  });
  story.claim(refused, {
    sentence: 'X-RateLimit-Limit is the number of deliveries that were accepted before',
    holds: Number(headers['x-ratelimit-limit']) === accepted,
    requirement: 'S0-429-limit-header',
  });
}
