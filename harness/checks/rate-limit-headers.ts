import type { Check } from '../model/check.ts';

const counters = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];

export const rateLimitHeaders: Check = {
  id: 'rate-limit-headers',
  title: 'A refusal for too many requests says when to come back',
  help: 'Send Retry-After with 429 (RFC 6585, section 4), and the headers about the limit that the document lists.',
  meaning:
    'A 429 has to say when to come back. A required Retry-After has to be there, and one that is there has to be a number of seconds or an HTTP date. X-RateLimit-Limit, -Remaining and -Reset have to be whole numbers; Remaining has to be 0, and Reset must not be in the past.',
  source: 'RFC 6585, section 4; RFC 9110, section 10.2.3',
  example: {
    document: `
      /pets:
        get:
          responses:
            200: { description: All pets }
            429:
              description: Too many requests
              headers:
                Retry-After: { required: true, schema: { type: integer } }`,
    request: 'GET /pets',
    response: `
      429 Too Many Requests
      Retry-After: soon`,
  },
  level: 'MUST',
  judge: ({ response, purpose }, { landed }) => {
    if (response.status !== 429) return [];
    const documented = new Set(
      (landed?.headers ?? []).filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
    );
    const wait = response.headers['retry-after'];
    const retry = wait === undefined ? documented.has('retry-after') : !isDelay(wait);
    const faults = retry
      ? [{ message: 'no Retry-After on 429 that is a number of seconds or a date', place: 'Retry-After' }]
      : [];
    const bad = counters.filter((name) => {
      const value = response.headers[name.toLowerCase()];
      return value === undefined ? documented.has(name.toLowerCase()) : !/^\d+$/.test(value);
    });
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
    return [
      ...faults,
      ...contradiction,
      ...past,
      ...bad.map((name) => ({ message: `no ${name} on 429 that is a whole number`, place: name })),
    ];
  },
};

/** RFC 9110, section 10.2.3: seconds, or a date as servers have to write it (section 5.6.7). */
function isDelay(value: string): boolean {
  return /^\d+$/.test(value) || httpDate.test(value);
}

const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Smaller numbers are seconds from now, as some servers count; greater ones are a moment, in seconds since 1970. */
const leastMoment = 100_000_000;
/** The server's own clock has whole seconds, and the answer took a while. */
const slackSeconds = 2;

/** Whether a moment was over when the answer was made, by the clock of whoever made it. */
function isPast(reset: string | undefined, date: string | undefined): boolean {
  const [moment, now] = [Number(reset), Date.parse(date ?? '') / 1000];
  return moment >= leastMoment && moment < now - slackSeconds;
}
