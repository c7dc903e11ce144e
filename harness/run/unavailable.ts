import type { Excuse } from '../model/excuse.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';

/** Why a 503 is not held against a target that may have been asked several things at once. */
export const crowded: Excuse = {
  of: 'status',
  reason: {
    kind: 'inconclusive',
    sentence: 'it got 503 during concurrent requests, which may be the reason',
  },
};

/** Why a 503 to a request that was sent alone is not held against a target until it comes again. */
export const passing: Excuse = {
  of: 'status',
  reason: {
    kind: 'inconclusive',
    sentence: 'it got 503, which may pass (RFC 9110, section 15.6.4): it is sent once more',
  },
};

/** Whether the target said that it cannot serve a request now, and not for how long (RFC 9110, section 15.6.4). */
export function isUnavailable({ response, purpose }: JudgedExchange['exchange']): boolean {
  // Every exchange is asked, and the headers of most are on disk: they come last.
  return (
    response.status === 503 &&
    purpose.evidence === 'provoked' &&
    purpose.expected !== '503' &&
    response.headers['retry-after'] === undefined
  );
}
