import type { Answer, Draft, Story } from '../../../../suite/suite.ts';
import { ownAddress } from '../../../steps/own-address.ts';
import { scenario } from '../scenario.ts';

/** A documented limit, for one address. */
interface DocumentedLimit {
  /** What is counted, in the plural: "logins". */
  readonly what: string;
  readonly most: number;
  readonly seconds: number;
  /** The same in words: "15 minutes". */
  readonly window: string;
  readonly cell: string;
  readonly requirement: string;
  /** The request that counts, and the status that it has as long as it is not too many. */
  readonly attempts: (story: Story) => Promise<Attempts>;
}

interface Attempts {
  readonly as: 'anonymous' | 'owner';
  readonly status: number;
  readonly draft: (headers: Readonly<Record<string, string>>) => Draft;
}

/** Attempts up to a limit that are all answered, and one more that is not. */
export function exceeding(limit: DocumentedLimit) {
  const { what, most, seconds, window, cell, requirement, attempts } = limit;
  return scenario({
    suite: 'rate-limits',
    title: `The ${what} of one address are limited to ${most} in ${window}`,
    cell,
    requirements: [requirement, 'S-429-headers', 'S-status-429'],
    needs: ['own-addresses'],
    run: async (story) => {
      const { as, status, draft } = await attempts(story);
      const headers = ownAddress();
      for (let number = 1; number <= most; number++)
        await story.send(draft(headers), { as, expect: status, why: `Attempt ${number} of ${most}` });
      const refused = await story.send(draft(headers), {
        as,
        expect: 429,
        cause: 'rate-limited',
        example: 'rate_limited',
        why: `Attempt ${most + 1}, one too many`,
      });
      claimHeaders(story, refused, { most, seconds });
      await story.send(draft(ownAddress()), {
        as,
        expect: status,
        step: 'follow-up',
        why: 'The same from another address, whose limit is not reached',
      });
    },
  });
}

function claimHeaders(
  story: Story,
  refused: Answer,
  { most, seconds }: { readonly most: number; readonly seconds: number },
): void {
  const { headers } = refused.response;
  const [limit, remaining, reset, wait] = [
    'ratelimit-limit',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
  ].map((name) => Number(headers[name] ?? Number.NaN));
  story.claim(refused, {
    sentence: `RateLimit-Limit is ${most}, and nothing of it remains`,
    holds: limit === most && remaining === 0,
    requirement: 'S-429-headers',
  });
  story.claim(refused, {
    sentence: 'RateLimit-Reset and Retry-After name the end of the window',
    holds: [secondsUntil(reset ?? Number.NaN), wait ?? Number.NaN].every(
      (left) => left > 0 && left <= seconds,
    ),
    requirement: 'S-429-headers',
  });
}

/** A reset is a moment in seconds since 1970, or in seconds from now where it is below 10^8. */
function secondsUntil(reset: number): number {
  return reset < 1e8 ? reset : reset - Date.now() / 1000;
}
