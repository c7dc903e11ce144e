import { type Answer, request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { ownAddress } from '../../../steps/own-address.ts';
import { anybody, loginOf, newAccount } from '../../steps/accounts.ts';
import { scenario } from '../scenario.ts';

const MOST = 10;
const SECONDS = 60;
const requirements = ['S-rate-limit', 'S-retry-after'];
const needs = ['own-addresses'] as const;
const refused = {
  ...anybody,
  expect: 429,
  cause: 'rate-limited',
  example: 'rate_limited',
} as const;

/** S, "Rate Limiting": ten requests per minute and address, over all operations. */
export const limits: readonly Scenario[] = [
  scenario({
    suite: 'rate-limits',
    title: 'The eleventh request of one address in a minute is refused, and no other address with it',
    cell: 'GET /api/v1/auth/csrf-token 429',
    requirements,
    needs,
    run: async (story) => {
      const headers = ownAddress();
      await exhaust(story, headers, MOST);
      claimRetryAfter(
        story,
        await story.send(request(story, 'getCsrfToken', { headers }), {
          ...refused,
          why: `Request ${MOST + 1}, one too many`,
        }),
      );
      await story.send(request(story, 'getCsrfToken', { headers: ownAddress() }), {
        ...anybody,
        expect: 200,
        step: 'follow-up',
        why: 'The same from another address, whose limit is not reached',
      });
    },
  }),
  scenario({
    suite: 'rate-limits',
    title: 'The limit is one for all operations, and comes before the CSRF token and the password',
    cell: 'POST /api/v1/auth/login 429',
    requirements,
    needs,
    run: async (story) => {
      const headers = ownAddress();
      const login = loginOf(story, newAccount(story), { headers });
      await exhaust(story, headers, MOST / 2);
      for (let number = MOST / 2 + 1; number <= MOST; number++)
        await story.send(login, {
          ...anybody,
          expect: 401,
          step: 'follow-up',
          example: 'wrong_credentials',
          why: `Request ${number} of ${MOST}, a login that fails`,
        });
      claimRetryAfter(story, await story.send(login, { ...refused, why: 'One login too many' }));
      await story.send(login, {
        ...refused,
        csrf: 'missing',
        step: 'follow-up',
        why: 'The same without a CSRF token',
      });
    },
  }),
  scenario({
    suite: 'rate-limits',
    title: 'The health check has no limit',
    cell: 'GET /health-check 200',
    requirements: ['S-rate-limit'],
    needs,
    run: async (story) => {
      const headers = ownAddress();
      await exhaust(story, headers, MOST);
      await story.send(request(story, 'checkHealth', { headers }), {
        ...anybody,
        expect: 200,
        why: 'Ask for the health when the limit is reached',
      });
    },
  }),
];

/** Sends so many requests from an address, which are all answered. */
async function exhaust(
  story: Story,
  headers: Readonly<Record<string, string>>,
  times: number,
): Promise<void> {
  for (let number = 1; number <= times; number++)
    await story.send(request(story, 'getCsrfToken', { headers }), {
      ...anybody,
      expect: 200,
      step: 'follow-up',
      why: `Request ${number} of ${MOST}`,
    });
}

function claimRetryAfter(story: Story, answer: Answer): void {
  const wait = Number(answer.response.headers['retry-after'] ?? Number.NaN);
  story.claim(answer, {
    sentence: 'Retry-After names the end of the minute',
    holds: wait > 0 && wait <= SECONDS,
    requirement: 'S-retry-after',
  });
}
