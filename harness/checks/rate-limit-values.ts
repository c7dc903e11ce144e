import type { Check } from '../model/check.ts';

export const rateLimitValues: Check = {
  id: 'rate-limit-values',
  title: 'A 429 has no requests remaining, and a reset time in the future',
  help: 'Send X-RateLimit-Remaining: 0 with 429, and an X-RateLimit-Reset in the future. No standard requires it, so this is an advisory.',
  meaning:
    'X-RateLimit-Remaining on a 429 should be 0, and a time in X-RateLimit-Reset should not be in the past by the clock of the server. No standard defines these headers, so this is an advisory. The time in a forced response comes from an example and is not compared.',
  source: 'A decision of Assay: the headers are in no standard',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: All pets }
            429: { description: Too many requests }`,
    request: 'GET /pets',
    response: `
      429 Too Many Requests
      X-RateLimit-Remaining: 55`,
  },
  level: 'SHOULD',
  judge: ({ response, purpose }) => {
    if (response.status !== 429) return [];
    const left = response.headers['x-ratelimit-remaining'] ?? '0';
    const contradiction = /^[1-9]\d*$/.test(left)
      ? [{ message: 'X-RateLimit-Remaining on 429 is not 0', place: 'X-RateLimit-Remaining' }]
      : [];
    // What a mock was told to answer is the example of the document, and its moment that of the example.
    const isForced = purpose.evidence === 'forced';
    const past =
      !isForced && isPast(response.headers['x-ratelimit-reset'], response.headers.date)
        ? [{ message: 'X-RateLimit-Reset on 429 is in the past', place: 'X-RateLimit-Reset' }]
        : [];
    return [...contradiction, ...past];
  },
};

/** Smaller numbers are seconds from now, as some servers count; greater ones are a moment, in seconds since 1970. */
const leastMoment = 100_000_000;
/** The server's own clock has whole seconds, and the answer took a while. */
const slackSeconds = 2;

/** Whether a moment was over when the answer was made, by the clock of whoever made it. */
function isPast(reset: string | undefined, date: string | undefined): boolean {
  const [moment, now] = [Number(reset), Date.parse(date ?? '') / 1000];
  return moment >= leastMoment && moment < now - slackSeconds;
}
