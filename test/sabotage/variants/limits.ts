import { ApiError } from '../../../server/tmi/errors/api-error.ts';
import { everyOperation, family } from '../sabotage.ts';
import { configured } from '../seams/decorators.ts';
import { handling } from '../seams/handlers.ts';

const invoke = 'POST /addons/{addon_id}/invoke';
const subscribe = 'POST /webhooks';
const testDelivery = 'POST /webhooks/{webhook_id}/test';

/** Milliseconds for which everybody is refused: long enough to be seen, and no story waits for long. */
const longest = 15_000;

/** What everybody else is told: to come back soon. */
function forEverybody({ failure, message, details, headers }: ApiError): ApiError {
  const told = {
    ...headers,
    'retry-after': '5',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 5),
  };
  return new ApiError(failure, message, { ...(details && { details }), headers: told });
}

/** Limits that are none, or another one's. */
export const limits = family('limits', [
  {
    id: 'webhooks-without-limit',
    title: 'Nobody can have too many webhooks, or ask for them too often.',
    at: [subscribe],
    seenAt: ['* /webhooks*'],
    requirements: ['S0-429-sample-subscription-limit', 'S0-429-sample-subscription-rate'],
    cells: [`${subscribe} 429`],
    // How high a limit is, is a matter of configuration: only a target that is said to have low ones lacks one.
    needs: ['reach-limits'],
    apply: configured({
      WEBHOOKS_PER_USER: 10_000,
      WEBHOOK_CHANGES_PER_MINUTE: 10_000,
      WEBHOOK_CHANGES_PER_DAY: 10_000,
    }),
  },
  {
    id: 'subscriptions-as-often-as-one-likes',
    title: 'Nobody asks for webhooks too often.',
    at: [subscribe],
    seenAt: ['* /webhooks*'],
    requirements: ['S0-429-sample-subscription-rate'],
    cells: [`${subscribe} 429`],
    needs: ['reach-limits'],
    apply: configured({ WEBHOOK_CHANGES_PER_MINUTE: 10_000, WEBHOOK_CHANGES_PER_DAY: 10_000 }),
  },
  {
    id: 'test-deliveries-without-limit',
    title: 'Nobody asks for too many test deliveries.',
    at: [testDelivery],
    requirements: ['S0-429-deliveries'],
    cells: [`${testDelivery} 429`],
    apply: configured({ WEBHOOK_TESTS_PER_WINDOW: 10_000 }),
  },
  {
    id: 'limits-of-everybody',
    title: 'When somebody has too many webhooks, nobody gets one.',
    at: [subscribe],
    seenAt: everyOperation,
    requirements: ['S0-security-subscriptions-per-user'],
    apply: (app, at) => {
      let refusal: ApiError | undefined;
      let until = 0;
      handling(async (handler) => {
        if (refusal !== undefined && Date.now() < until) throw refusal;
        try {
          return await handler();
        } catch (error) {
          if (error instanceof ApiError && error.failure.status === 429) {
            refusal ??= forEverybody(error);
            until ||= Date.now() + longest;
          }
          throw error;
        }
      })(app, at);
    },
  },
  {
    id: 'invocations-at-once-without-limit',
    title: 'Somebody may have as many invocations under way as they like.',
    at: [invoke],
    cells: [`${invoke} 429`],
    requirements: ['S0-429-requests'],
    apply: configured({ INVOCATIONS_AT_ONCE: 10_000, INVOCATIONS_PER_HOUR: 10_000 }),
  },
]);
