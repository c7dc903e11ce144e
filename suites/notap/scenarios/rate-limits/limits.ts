import {
  type Answer,
  type Draft,
  request,
  type Scenario,
  type Story,
  valueAt,
} from '../../../../suite/suite.ts';
import { ownAddress } from '../../../steps/own-address.ts';
import { scenario } from '../scenario.ts';

/** S, "Rate Limits by Endpoint". */
interface Limit {
  readonly what: string;
  readonly most: number;
  readonly window: string;
  readonly seconds: number;
  /** A request that counts, without a credential: the limit is that of an address. */
  readonly operation: string;
  readonly cell: string;
  readonly requirement: string;
  /** The status as long as it is not too many. */
  readonly status: 200 | 401;
}

const minute = { window: 'a minute', seconds: 60 } as const;
const unauthorized = { status: 401 } as const;

const limits: readonly Limit[] = [
  {
    ...{ what: 'Enrollment', most: 10, window: '15 minutes', seconds: 900, ...unauthorized },
    ...{ operation: 'setAlias', cell: 'POST /v1/enrollment/alias 429', requirement: 'S-limit-enrollment' },
  },
  {
    ...{ what: 'Verification', most: 30, ...minute, ...unauthorized, operation: 'initiateVerification' },
    ...{ cell: 'POST /v1/verification/initiate 429', requirement: 'S-limit-verification' },
  },
  {
    ...{ what: 'Administration', most: 100, ...minute, ...unauthorized, operation: 'getStats' },
    ...{ cell: 'GET /v1/admin/stats 429', requirement: 'S-limit-admin' },
  },
  {
    ...{ what: 'Webhooks', most: 60, ...minute, ...unauthorized, operation: 'listWebhooks' },
    ...{ cell: 'GET /v1/developer/webhooks 429', requirement: 'S-limit-webhook' },
  },
  {
    ...{ what: 'Crypto payments', most: 5, ...minute, status: 200, operation: 'listChains' },
    ...{ cell: 'GET /v1/crypto/config/chains 429', requirement: 'S-limit-crypto' },
  },
];

export const rateLimits: readonly Scenario[] = limits.map(exceeding);

/** Attempts up to a limit that are all counted, and one more that is refused. */
function exceeding(limit: Limit): Scenario {
  const { what, most, window, cell, requirement, status } = limit;
  return scenario({
    suite: 'rate-limits',
    title: `${what}: ${most} requests of one address in ${window}`,
    cell,
    requirements: [requirement, 'S-429', 'S-429-body'],
    needs: ['own-addresses'],
    run: async (story) => {
      const headers = ownAddress();
      for (let number = 1; number <= most; number++)
        await story.send(draftOf(story, limit, headers), {
          ...{ as: 'anonymous', expect: status, step: 'set-up', why: `Request ${number} of ${most}` },
        });
      const refused = await story.send(draftOf(story, limit, headers), {
        ...{ as: 'anonymous', expect: 429, cause: 'rate-limited', example: 'rate_limited' },
        why: `Request ${most + 1}, one too many`,
      });
      claimWait(story, refused, limit);
      await story.send(draftOf(story, limit, ownAddress()), {
        ...{ as: 'anonymous', expect: status, step: 'follow-up' },
        why: 'The same from another address, whose limit is not reached',
      });
    },
  });
}

function draftOf(story: Story, { operation }: Limit, headers: Readonly<Record<string, string>>): Draft {
  return request(story, operation, { headers });
}

function claimWait(story: Story, refused: Answer, { most, seconds }: Limit): void {
  const { headers } = refused.response;
  const wait = Number(headers['retry-after'] ?? Number.NaN);
  story.claim(refused, {
    sentence: 'Retry-After and retry_after name the end of the window',
    holds: wait > 0 && wait <= seconds && valueAt(refused, '/retry_after') === wait,
    requirement: 'S-429-body',
  });
  story.claim(refused, {
    sentence: `X-RateLimit-Limit is ${most}, and nothing of it remains`,
    holds: headers['x-ratelimit-limit'] === String(most) && headers['x-ratelimit-remaining'] === '0',
    requirement: 'S-429-body',
  });
}
