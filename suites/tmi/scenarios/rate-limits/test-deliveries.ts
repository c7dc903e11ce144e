import {
  type Account,
  type Answer,
  type PathValues,
  request,
  type Scenario,
  Stop,
  type Story,
} from '../../../../suite/suite.ts';
import { pause } from '../../steps/receiving.ts';
import { subscribe } from '../../steps/webhooks.ts';
import { scenario } from '../scenario.ts';
import { claimNothingRemains } from './refusal-headers.ts';

/** How many is too many is configuration; where so many are not, nothing is shown. */
const tries = 60;

/** So many are sent at a time: one after the other, a busy machine may take longer than a window lasts. */
const atOnce = 4;

/** For so long a story waits, and no longer, until it may ask again. */
const mostSeconds = 3;

/** Limits that reset within seconds are reached by so many requests in so many seconds, whenever their windows begin. */
const mostSecondsOfTries = 10;

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
      const first = await burst(story);
      claimHeaders(story, first);
      await claimLimit(story, first);
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
      const { owner, path, refused } = await refusedTwice(story);
      const seconds = secondsToWait(refused);
      if (!(seconds <= mostSeconds))
        throw new Stop(
          'not-possible',
          `a story waits ${mostSeconds} s at most, and Retry-After is ${seconds}`,
        );
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

/** Deliveries that were asked for until there were too many. */
interface Burst {
  readonly owner: Account;
  readonly path: PathValues;
  readonly refused: Answer;
  /** How many there were before. */
  readonly accepted: number;
  /** Milliseconds from the first request to the refusal. */
  readonly took: number;
  /** Between these two moments the target refused: seconds since 1970, by its clock where it tells it. */
  readonly between: readonly [number, number];
}

/** Asks for deliveries of a new webhook of a new account until there are too many. */
async function burst(story: Story): Promise<Burst> {
  const { owner, path } = await subscribe(story);
  return untilTooMany(story, owner, path);
}

async function untilTooMany(story: Story, owner: Account, path: PathValues): Promise<Burst> {
  const begunAt = Date.now();
  const ask = (): Promise<Answer> =>
    story.send(request(story, 'testWebhook', { path }), {
      as: owner,
      expect: 429,
      or: [202],
      ruled: true,
      why: 'Ask for one more delivery',
    });
  for (let accepted = 0; ; ) {
    const sentAt = Date.now();
    const answers = await Promise.all(Array.from({ length: atOnce }, ask));
    const took = Date.now() - begunAt;
    accepted += answers.filter(({ response }) => response.status === 202).length;
    const refused = answers.find(({ response }) => response.status === 429);
    if (refused) return { owner, path, refused, accepted, took, between: momentsOf(refused, sentAt) };
    if (accepted < tries) continue;
    const [answer] = answers;
    // Requests that take longer than a window are never too many.
    if (answer && story.can('reach-limits') && took < mostSecondsOfTries * 1000)
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

/** Its Date where it has one, otherwise from when the request was sent to now. */
function momentsOf({ response }: Answer, sentAt: number): readonly [number, number] {
  const date = Date.parse(response.headers.date ?? '') / 1000;
  return Number.isNaN(date) ? [Math.floor(sentAt / 1000), Math.floor(Date.now() / 1000)] : [date, date];
}

function secondsToWait({ response }: Answer): number {
  return Number(response.headers['retry-after']);
}

const attempts = 3;

/**
 * Asks for too many deliveries, and at once for another one, which has to be refused too. The window can end between the
 * two requests, so that one that is accepted is tried again, and a violation only if the next ones are accepted as well.
 */
async function refusedTwice(story: Story): Promise<Burst> {
  const { owner, path } = await subscribe(story);
  for (let attempt = 1; ; attempt++) {
    const found = await untilTooMany(story, owner, path);
    const askedAt = Date.now();
    const again = await story.send(request(story, 'testWebhook', { path }), {
      as: owner,
      expect: 429,
      or: [202],
      ruled: true,
      why: 'Ask again at once',
    });
    if (again.response.status === 429) return found;
    if (attempt < attempts) continue;
    if (Date.now() - askedAt < (secondsToWait(found.refused) * 1000) / 2)
      story.claim(again, {
        sentence: 'A request within the seconds of Retry-After is refused',
        holds: false,
        requirement: 'S0-security-cooldown',
      });
    throw new Stop('answered-otherwise', 'a request right after the refusal was accepted, each of 3 times');
  }
}

/** The header is the number that is accepted in a window. More are accepted where a window ends meanwhile. */
async function claimLimit(story: Story, first: Burst): Promise<void> {
  const limitOf = ({ refused }: Burst) => Number(refused.response.headers['x-ratelimit-limit']);
  const found = first.accepted > limitOf(first) ? await burst(story) : first;
  if (found.accepted > limitOf(found) && !(found.took < secondsToWait(found.refused) * 1000))
    throw new Stop('answered-otherwise', 'the requests took longer than a window of the limit lasts');
  story.claim(found.refused, {
    sentence: 'X-RateLimit-Limit is the number of deliveries that were accepted before',
    holds: limitOf(found) === found.accepted,
    requirement: 'S0-429-limit-header',
  });
}

function claimHeaders(story: Story, { refused, between: [from, to] }: Burst): void {
  const { headers } = refused.response;
  const wait = secondsToWait(refused);
  const reset = Number(headers['x-ratelimit-reset']);
  claimNothingRemains(story, refused);
  story.claim(refused, {
    sentence: 'X-RateLimit-Reset is the moment at which the seconds of Retry-After are over',
    // All are whole seconds, and rounded at different moments.
    holds: reset >= from + wait - 2 && reset <= to + wait + 2,
    requirement: 'S0-429-reset-header',
  });
}
